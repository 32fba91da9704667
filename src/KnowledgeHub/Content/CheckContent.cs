using KnowledgeHub.Html;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Content;

/// <summary>Checks an item against the declarations of its fields. Every problem is one sentence that says what to do.</summary>
public static class CheckContent
{
    /// <summary>The longest text of an item, in characters of HTML.</summary>
    public const int LongestText = 400_000;

    /// <summary>What keeps an item from being stored as a draft.</summary>
    public static IReadOnlyList<Problem> ForDraft(ContentType type, ContentBody body, Terms terms) =>
        [.. type.Fields.SelectMany(field => Check(field, body, terms))];

    /// <summary>What keeps a stored draft from being published: fields that readers need.</summary>
    public static IReadOnlyList<Problem> ForPublication(ContentType type, ContentBody body) =>
        [.. type.Fields.Where(field => field.Required && IsEmpty(field, body)).Select(field => new Problem(field.Name, $"{field.Label} is empty; readers need it, so fill it in before publishing.")).Concat(CheckCitations(body))];

    private static IEnumerable<Problem> CheckCitations(ContentBody body) => SourceLinks.Cited(body.Body)
        .Where(number => number > body.Sources.Count)
        .Select(number => new Problem("body", $"The text cites source {number}, but the list of sources ends with {body.Sources.Count}; add the source, or take the citation out."));

    private static bool IsEmpty(Field field, ContentBody body) => field.Value(body) switch
    {
        string text => string.IsNullOrWhiteSpace(field.Kind == FieldKind.RichText ? PlainText.From(text) : text),
        System.Collections.ICollection list => list.Count == 0,
        null => true,
        _ => false,
    };

    private static IEnumerable<Problem> Check(Field field, ContentBody body, Terms terms) => field.Value(body) switch
    {
        string text when field.Name == "title" && string.IsNullOrWhiteSpace(text) => [new(field.Name, "The title is empty; give the item a title.")],
        string choice when field.Kind == FieldKind.Choice => CheckChoice(field, choice),
        string text => TooLong(field, field.Label, text),
        IReadOnlyDictionary<string, string> takeaways => CheckTakeaways(field, takeaways),
        IReadOnlyList<Source> sources => TooMany(field, sources.Count).Concat(sources.SelectMany((source, n) => CheckSource(field, source, n + 1))),
        IReadOnlyList<Attachment> files => TooMany(field, files.Count).Concat(files.Where(file => file.Title.Length > 160).Select(file => new Problem(field.Name, $"The title “{file.Title[..40]}…” of a file is longer than 160 characters; shorten it."))),
        IReadOnlyList<string> topics when field.Kind == FieldKind.Topics => TooMany(field, topics.Count).Concat(CheckTopics(field, topics, terms)),
        IReadOnlyList<string> places when field.Kind == FieldKind.Places => TooMany(field, places.Count).Concat(CheckPlaces(field, places, terms)),
        IReadOnlyList<string> audiences when field.Kind == FieldKind.Audiences => audiences.Where(audience => Audience.Find(audience) is null).Select(audience => NoAudience(field, audience)),
        IReadOnlyList<string> lines => TooMany(field, lines.Count).Concat(lines.SelectMany((line, n) => TooLong(field, $"Line {n + 1} of {field.Label.ToLowerInvariant()}", line))),
        DateOnly { Year: < 1900 or > 2200 } => [new(field.Name, $"{field.Label} must be a date between 1900 and 2200.")],
        _ => [],
    };

    private static IEnumerable<Problem> TooLong(Field field, string what, string text)
    {
        var limit = field.Kind == FieldKind.RichText ? LongestText : field.MaxLength;
        if (limit > 0 && text.Length > limit)
        {
            yield return new(field.Name, $"{what} has {text.Length:N0} characters and at most {limit:N0} fit; shorten it by {text.Length - limit:N0}.");
        }
    }

    private static IEnumerable<Problem> TooMany(Field field, int count)
    {
        if (field.MaxItems > 0 && count > field.MaxItems)
        {
            yield return new(field.Name, $"{field.Label} has {count} entries and at most {field.MaxItems} fit; remove {count - field.MaxItems}.");
        }
    }

    private static IEnumerable<Problem> CheckChoice(Field field, string choice)
    {
        if (field.Choices.All(known => known.Id != choice))
        {
            yield return new(field.Name, $"'{choice}' is no {field.Label.ToLowerInvariant()}; use one of {string.Join(", ", field.Choices.Select(known => known.Id))}, or leave it empty.");
        }
    }

    private static IEnumerable<Problem> CheckTopics(Field field, IReadOnlyList<string> topics, Terms terms) => topics
        .Where(topic => terms.Topic(topic) is null)
        .Select(topic => new Problem(field.Name, $"There is no topic '{topic}'; choose one from the topic tree, such as '{terms.Topics.FirstOrDefault()?.Slug ?? "(the tree is empty)"}'."));

    private static IEnumerable<Problem> CheckPlaces(Field field, IReadOnlyList<string> places, Terms terms) => places
        .Where(place => terms.Place(place) is null)
        .Select(place => new Problem(field.Name, $"'{place}' is not a country code; use the two letters of ISO 3166-1, such as KE."));

    private static IEnumerable<Problem> CheckTakeaways(Field field, IReadOnlyDictionary<string, string> takeaways)
    {
        foreach (var (audience, text) in takeaways)
        {
            if (Audience.Find(audience) is not { } known)
            {
                yield return NoAudience(field, audience);
                continue;
            }

            foreach (var problem in TooLong(field, $"The takeaway for {known.Plural}", text))
            {
                yield return problem;
            }
        }
    }

    private static Problem NoAudience(Field field, string audience) =>
        new(field.Name, $"There is no audience '{audience}'; use one of {string.Join(", ", Audience.All.Select(known => known.Id))}.");

    private static IEnumerable<Problem> CheckSource(Field field, Source source, int number)
    {
        if (source.Title.Length == 0)
        {
            yield return new(field.Name, $"Source {number} has no title; add it or remove the source.");
        }

        if (source.Url.Length > 0 && !Links.IsWebAddress(source.Url))
        {
            yield return new(field.Name, $"The address of source {number} is not a web address; start it with https:// or leave it empty.");
        }

        if (source.Title.Length > 400 || source.Organisation.Length > 200 || source.Url.Length > 2000)
        {
            yield return new(field.Name, $"Source {number} is too long; at most 400 characters fit in its title, 200 in its organisation and 2,000 in its address.");
        }

        if (source.Year is < 1800 or > 2200)
        {
            yield return new(field.Name, $"The year of source {number} must lie between 1800 and 2200.");
        }
    }
}
