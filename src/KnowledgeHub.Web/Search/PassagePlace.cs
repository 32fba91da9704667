using KnowledgeHub.Content;
using KnowledgeHub.Languages;
using KnowledgeHub.Search;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Theming;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Search;

/// <summary>Where a found passage stands: in words for the result, and as a link to the very place.</summary>
public static class PassagePlace
{
    private const string TakeawayAnchor = "takeaway-";

    /// <summary>Such as "In the takeaway for payers"; empty for the text itself, which needs no word.</summary>
    public static string Words(FoundItem found, ContentType type) => found switch
    {
        { PassageFile: { Page: > 0 } file } => T("On page {0} of {1}", file.Page, file.Name),
        { PassageFile: { } file } => T("In the file {0}", file.Name),
        { PassageColumn: IndexColumn.Takeaways } => AudienceOf(found.PassageAnchor) is { } audience ? T("In the takeaway for {0}", audience.Plural) : T("In the takeaways"),
        { PassageField: "summary" } => T("In the summary"),
        _ => type.Fields.FirstOrDefault(field => field.Name == found.PassageField && field.Kind != FieldKind.RichText) is { } field ? T("Under {0}", SiteLanguage.Current.Lower(field.Label)) : "",
    };

    /// <summary>The paragraph on the item's page, or the page of the file.</summary>
    public static Link? Link(FoundItem found) => found switch
    {
        { PassageFile: { Page: > 0 } file } => new(T("Open page {0}", file.Page), $"{file.Url}#page={file.Page}"),
        { PassageFile: { } file } => new(T("Open the file"), file.Url),
        { PassageAnchor.Length: > 0 } => new(T("Read this passage"), $"{found.Path}#{found.PassageAnchor}"),
        _ => null,
    };

    private static Audience? AudienceOf(string anchor) =>
        anchor.StartsWith(TakeawayAnchor, StringComparison.Ordinal) ? Audience.Find(anchor[TakeawayAnchor.Length..]) : null;
}
