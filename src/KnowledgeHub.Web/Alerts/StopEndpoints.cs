using KnowledgeHub.Alerts;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Theming;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Web.Site;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Alerts;

/// <summary>Stopping the mails of one search: one click on the page, or one POST by the mail program (RFC 8058).</summary>
public static class StopEndpoints
{
    public static async Task<IResult> AskAsync(string token, HttpContext context, ThemePages pages, AlertLinks links, SavedSearchStore searches, TermStore terms, CancellationToken ct)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (await links.ReadStopAsync(token, ct) is not { } id)
        {
            return Gone(context, pages);
        }

        return await searches.FindAsync(id, ct) is { State: not "paused" } search
            ? pages.Notice(
                context,
                T("Stop these mails"),
                [T("Press the button and no more mails come about this search: {0}. It takes effect at once.", search.Query.Name(await terms.ReadAsync(ct)))],
                new PostButton(T("Stop these mails"), $"/follow/stop/{token}"),
                [await PageAsync(search, links, ct)])
            : await StoppedAsync(id, context, pages, links, searches, ct);
    }

    public static async Task<IResult> StopAsync(string token, HttpContext context, ThemePages pages, AlertLinks links, SavedSearchStore searches, PauseSavedSearch pause, CancellationToken ct)
    {
        if (await links.ReadStopAsync(token, ct) is not { } id)
        {
            return Gone(context, pages);
        }

        await pause.RunAsync(id, ct);
        return await StoppedAsync(id, context, pages, links, searches, ct);
    }

    // A search that was deleted sends no mails either, so its link says the same.
    private static async Task<IResult> StoppedAsync(string id, HttpContext context, ThemePages pages, AlertLinks links, SavedSearchStore searches, CancellationToken ct) => pages.Notice(
        context,
        T("These mails have stopped"),
        [T("No more mails come about this search. On your page you can switch it on again, or delete it with your address.")],
        null,
        await searches.FindAsync(id, ct) is { } search ? [await PageAsync(search, links, ct)] : [new Link(T("Search the hub"), "/search")]);

    private static async Task<Link> PageAsync(SavedSearch search, AlertLinks links, CancellationToken ct) =>
        new(T("Searches you follow"), new Uri(await links.PageAsync(search.FollowerId, ct)).AbsolutePath);

    private static IResult Gone(HttpContext context, ThemePages pages) => pages.Notice(
        context,
        T("This link does not work"),
        [T("It was probably not copied as a whole. Use the link in the newest mail you have from us.")],
        null,
        [new Link(T("Searches you follow"), "/following")],
        StatusCodes.Status404NotFound);
}
