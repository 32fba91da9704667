using KnowledgeHub.Content;
using KnowledgeHub.Search;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Theming;

namespace KnowledgeHub.Web.Search;

/// <summary>Where a found passage stands: in words for the result, and as a link to the very place.</summary>
public static class PassagePlace
{
    private const string TakeawayAnchor = "takeaway-";

    /// <summary>Such as "In the takeaway for payers"; empty for the text itself, which needs no word.</summary>
    public static string Words(FoundItem found, ContentType type) => found switch
    {
        { PassageFile: { Page: > 0 } file } => $"On page {file.Page} of {file.Name}",
        { PassageFile: { } file } => $"In the file {file.Name}",
        { PassageColumn: IndexColumn.Takeaways } => AudienceOf(found.PassageAnchor) is { } audience ? $"In the takeaway for {audience.Plural}" : "In the takeaways",
        { PassageField: "summary" } => "In the summary",
        _ => type.Fields.FirstOrDefault(field => field.Name == found.PassageField && field.Kind != FieldKind.RichText) is { } field ? $"Under {field.Label.ToLowerInvariant()}" : "",
    };

    /// <summary>The paragraph on the item's page, or the page of the file.</summary>
    public static Link? Link(FoundItem found) => found switch
    {
        { PassageFile: { Page: > 0 } file } => new($"Open page {file.Page}", $"{file.Url}#page={file.Page}"),
        { PassageFile: { } file } => new("Open the file", file.Url),
        { PassageAnchor.Length: > 0 } => new("Read this passage", $"{found.Path}#{found.PassageAnchor}"),
        _ => null,
    };

    private static Audience? AudienceOf(string anchor) =>
        anchor.StartsWith(TakeawayAnchor, StringComparison.Ordinal) ? Audience.Find(anchor[TakeawayAnchor.Length..]) : null;
}
