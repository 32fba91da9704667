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
    // A line that only describes who took part ("16 countries that ...") is no name that anybody would choose.
    private const int LongestOrganisation = 70;

    public required string ContentId { get; init; }

    public required string ExternalId { get; init; }

    public required string Type { get; init; }

    public required string Path { get; init; }

    public required string Locale { get; init; }

    public required string Title { get; init; }

    /// <summary>The summary with key messages, decisions, results and the like.</summary>
    public required ColumnText Summary { get; init; }

    public required ColumnText Takeaways { get; init; }

    public required ColumnText Body { get; init; }

    /// <summary>Topics with their synonyms, countries, organisations and participants.</summary>
    public required string Names { get; init; }

    /// <summary>The organisations that its sources are from and that took part.</summary>
    public IReadOnlyList<string> Organisations { get; init; } = [];

    /// <summary>The item's files with what stands inside them.</summary>
    public IReadOnlyList<AttachmentText> Files { get; init; } = [];

    /// <summary>What stands inside the files, page after page.</summary>
    public string Attachments => string.Join('\f', Files.SelectMany(file => file.Pages));

    /// <summary>ISO 8601, so that it sorts as text.</summary>
    public required string PublishedOn { get; init; }

    public required bool Withdrawn { get; init; }

    public required IReadOnlyList<(string Kind, string Value)> Facets { get; init; }

    /// <summary>In the order of <see cref="IndexColumn"/>.</summary>
    public IReadOnlyList<string> Texts => [Title, Summary.Text, Takeaways.Text, Body.Text, Names, Attachments];

    public static IndexDocument From(LiveItem item, Terms terms) => From(item, terms, []);

    public static IndexDocument From(LiveItem item, Terms terms, IReadOnlyList<AttachmentText> files)
    {
        var (type, body) = (item.ContentType, item.Body);
        var text = ItemText.Of(type, body);
        var topics = body.Topics.SelectMany(terms.WithAncestors).Distinct().ToList();
        var places = body.Places.Select(terms.Place).OfType<Place>().ToList();
        return new()
        {
            ContentId = item.ContentId,
            ExternalId = item.ExternalId ?? "",
            Type = item.Type,
            Path = item.Path,
            Locale = item.Locale,
            Title = ComposedText.From(item.Title),
            Summary = ColumnText.From(text, SearchWeight.Summary),
            Takeaways = ColumnText.From(text, SearchWeight.Takeaways),
            Body = ColumnText.From(text, SearchWeight.Body),
            Names = ComposedText.From(string.Join(" · ", (IEnumerable<string>)[
                .. topics.SelectMany(topic => topic.Synonyms.Prepend(topic.Name)),
                .. body.Places.Select(place => terms.Place(place)?.Name ?? place),
                ColumnText.From(text, SearchWeight.Names).Text])),
            Organisations = [.. OrganisationsOf(type, body).Select(name => ComposedText.From(name).Trim()).Where(name => name.Length is > 1 and <= LongestOrganisation).Distinct()],
            Files = files,
            PublishedOn = item.PublishedOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            Withdrawn = item.Withdrawn,
            Facets = [
                ("type", item.Type),
                ("lang", item.Locale),
                ("year", item.PublishedOn.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                .. topics.Select(topic => ("topic", topic.Slug)),
                .. body.Places.Select(place => ("country", place)),
                .. places.Where(place => place.Income.Length > 0).Select(place => ("income", place.Income)),
                .. body.AllAudiences.Select(audience => ("audience", audience)),
                .. (body.Evidence is { } evidence ? [("evidence", evidence)] : Array.Empty<(string, string)>())],
        };
    }

    private static IEnumerable<string> OrganisationsOf(ContentType type, ContentBody body) =>
        body.Sources.Select(source => source.Organisation)
            .Concat(type.Fields.Where(field => field.Kind == FieldKind.Lines && field.Weight == SearchWeight.Names).SelectMany(field => field.Lines(body)));
}

/// <summary>The words of a column and where the item's page shows each line of them.</summary>
/// <param name="Text">One paragraph a line.</param>
/// <param name="Places">For each line the anchor and the field's name, with a space between.</param>
public sealed record ColumnText(string Text, string Places)
{
    public static ColumnText From(IEnumerable<FieldText> fields, SearchWeight weight)
    {
        var lines = fields.Where(field => field.Field.Weight == weight)
            .SelectMany(field => field.Paragraphs, (field, paragraph) => (field.Field.Name, paragraph.Anchor, paragraph.Text)).ToList();
        // Letters in their composed form, as SearchWords gives them: the index compares sign by sign.
        return new(
            ComposedText.From(string.Join('\n', lines.Select(line => line.Text.Replace('\n', ' ')))),
            string.Join('\n', lines.Select(line => $"{line.Anchor} {line.Name}")));
    }
}

/// <summary>What stands inside a file of an item.</summary>
/// <param name="Name">The file's name, as readers know it.</param>
/// <param name="Url">Where readers open it.</param>
/// <param name="Pages">Its words page by page; one page when it has none.</param>
public sealed record AttachmentText(string Name, string Url, IReadOnlyList<string> Pages);
