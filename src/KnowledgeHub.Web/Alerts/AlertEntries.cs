using KnowledgeHub.Alerts;
using KnowledgeHub.Languages;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Web.Search;

namespace KnowledgeHub.Web.Alerts;

/// <summary>Makes what pages and mails show of an item in an alert.</summary>
public static class AlertEntries
{
    /// <param name="line">The item and what happened to it.</param>
    /// <param name="publicUrl">Comes before the item's path: empty on a page, the hub's address in a mail.</param>
    public static AlertEntry From(AlertLine line, string publicUrl) => new(
        line.Kind,
        line.PublishedOn,
        line.Title,
        publicUrl + SiteLanguage.Current.In(line.Path),
        line.Facts,
        [.. line.Changes.Select(change => new AlertChange(change.Kind, AlertMail.Say(change)))],
        line.FoundIn,
        Marked.Html(line.Passage),
        line.Facets);
}
