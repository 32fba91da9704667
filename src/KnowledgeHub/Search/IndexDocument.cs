using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Search;

/// <summary>
/// What the index holds of an item. This is the only mapping there is: saving, rebuilding and previewing all use it,
/// and it follows the weights declared with the fields.
/// </summary>
public sealed record IndexDocument
{
    public required string ContentId { get; init; }

    public required string ExternalId { get; init; }

    public required string Type { get; init; }

    public required string Path { get; init; }

    public required string Locale { get; init; }

    public required string Title { get; init; }

    /// <summary>The summary with key messages, decisions, results and the like.</summary>
    public required string Summary { get; init; }

    public required string Takeaways { get; init; }

    public required string Body { get; init; }

    /// <summary>Topics with their synonyms, countries, organisations and participants.</summary>
    public required string Names { get; init; }

    /// <summary>What stands inside the files of the item.</summary>
    public string Attachments { get; init; } = "";

    /// <summary>ISO 8601, so that it sorts as text.</summary>
    public required string PublishedOn { get; init; }

    public required bool Withdrawn { get; init; }

    public required IReadOnlyList<(string Kind, string Value)> Facets { get; init; }

    /// <summary>In the order of <see cref="IndexColumn"/>.</summary>
    public IReadOnlyList<string> Texts => [Title, Summary, Takeaways, Body, Names, Attachments];

    public static IndexDocument From(LiveItem item, Terms terms)
    {
        var (type, body) = (item.ContentType, item.Body);
        var topics = body.Topics.SelectMany(terms.WithAncestors).Distinct().ToList();
        return new()
        {
            ContentId = item.ContentId,
            ExternalId = item.ExternalId ?? "",
            Type = item.Type,
            Path = item.Path,
            Locale = item.Locale,
            Title = ComposedText.From(item.Title),
            Summary = Join(type, body, SearchWeight.Summary),
            Takeaways = Join(type, body, SearchWeight.Takeaways),
            Body = Join(type, body, SearchWeight.Body),
            Names = ComposedText.From(string.Join(" · ", (IEnumerable<string>)[
                .. topics.SelectMany(topic => topic.Synonyms.Prepend(topic.Name)),
                .. body.Places.Select(place => terms.Place(place)?.Name ?? place),
                Join(type, body, SearchWeight.Names)])),
            PublishedOn = item.PublishedOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            Withdrawn = item.Withdrawn,
            Facets = [
                ("type", item.Type),
                ("lang", item.Locale),
                ("year", item.PublishedOn.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                .. topics.Select(topic => ("topic", topic.Slug)),
                .. body.Places.Select(place => ("country", place)),
                .. body.AllAudiences.Select(audience => ("audience", audience))],
        };
    }

    // Letters in their composed form, as SearchWords gives them: the index compares sign by sign.
    private static string Join(ContentType type, ContentBody body, SearchWeight weight) =>
        ComposedText.From(string.Join('\n', type.Fields.Where(field => field.Weight == weight).Select(field => TextOf(field, body)).Where(text => text.Length > 0)));

    private static string TextOf(Field field, ContentBody body) => field.Value(body) switch
    {
        string html when field.Kind == FieldKind.RichText => PlainText.From(html),
        string text => text,
        IReadOnlyDictionary<string, string> takeaways => string.Join('\n', takeaways.Values),
        IReadOnlyList<Source> sources => string.Join(" · ", sources.Select(source => $"{source.Title} {source.Organisation}")),
        IReadOnlyList<string> lines when field.Kind == FieldKind.Lines => string.Join('\n', lines),
        _ => "",
    };
}
