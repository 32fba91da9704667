using KnowledgeHub.Alerts;
using KnowledgeHub.Languages;
using KnowledgeHub.Mail;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Theming;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Web.Site;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Alerts;

/// <summary>The link in the mail that asks to confirm. Opening it changes nothing: mail scanners open links too.</summary>
public static class ConfirmFollowEndpoints
{
    public static async Task<IResult> AskAsync(string token, HttpContext context, ThemePages pages, AlertLinks links, SavedSearchStore searches, TermStore terms, CancellationToken ct)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await links.ReadConfirmAsync(token, ct) is { } id && await searches.FindAsync(id, ct) is { State: not "paused" } search && await searches.FollowerAsync(search.FollowerId, ct) is { } follower
            ? pages.Notice(
                context,
                T("Follow this search by mail"),
                [
                    T("The search: {0}", search.Query.Name(await terms.ReadAsync(ct))),
                    T("How often: {0}, and no mail when nothing matches.", SiteLanguage.Current.Lower(AlertPeriod.Name(search.Period))),
                    T("Press the button to get the mails at {0}.", Mailbox.Masked(follower.Email)),
                ],
                new PostButton(T("Yes, follow this search"), $"/follow/confirm/{token}"),
                [new Link(T("Run the search now"), search.Query.Path)])
            : Gone(context, pages);
    }

    public static async Task<IResult> ConfirmAsync(
        string token, HttpContext context, ThemePages pages, AlertLinks links, SavedSearchStore searches, ConfirmSavedSearch confirm, CancellationToken ct)
    {
        if (await links.ReadConfirmAsync(token, ct) is not { } id || await searches.FindAsync(id, ct) is not { } search)
        {
            return Gone(context, pages);
        }

        var page = new Link(T("Searches you follow"), new Uri(await links.PageAsync(search.FollowerId, ct)).AbsolutePath);
        return await confirm.RunAsync(id, ct) switch
        {
            ConfirmResult.Confirmed => pages.Notice(
                context,
                T("You follow this search"),
                [T("A mail comes when something that matches is published, changed or withdrawn, and none when nothing does. Every mail has a link to stop.")],
                null,
                [page, new Link(T("Run the search now"), search.Query.Path)]),
            ConfirmResult.Full => pages.Notice(
                context,
                T("You follow {0} searches already", SavedSearch.MostPerAddress),
                [T("That is as many as one address can. Delete one on your page, then open the link in the mail again.")],
                null,
                [page],
                StatusCodes.Status409Conflict),
            _ => Gone(context, pages),
        };
    }

    private static IResult Gone(HttpContext context, ThemePages pages) => pages.Notice(
        context,
        T("This link no longer works"),
        [T("It is older than seven days, was not copied as a whole, or the search was paused or deleted. You can follow any search again at any time.")],
        null,
        [new Link(T("Search the hub"), "/search"), new Link(T("Searches you follow"), "/following")],
        StatusCodes.Status404NotFound);
}
