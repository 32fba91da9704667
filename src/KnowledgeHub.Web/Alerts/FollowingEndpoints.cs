using KnowledgeHub.Alerts;
using KnowledgeHub.Mail;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Theming;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Web.Site;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Alerts;

/// <summary>A follower's own page, opened by the signed link in every mail.</summary>
public static class FollowingEndpoints
{
    // The address carries only a word, so that nobody can make the page say something else.
    private static readonly Dictionary<string, string> Done = new(StringComparer.Ordinal)
    {
        ["period"] = Later("Changed. The next mail follows it."),
        ["pause"] = Later("Paused. No mail comes about this search until you switch it on again."),
        ["resume"] = Later("Switched on again. What was published meanwhile is not sent."),
        ["delete"] = Later("Deleted. No mail comes about this search any more."),
    };

    public static async Task<IResult> ShowAsync(
        string token, HttpContext context, ThemePages pages, Frames frames, AlertLinks links, SavedSearchStore searches, TermStore terms, CancellationToken ct) =>
        await links.ReadPageAsync(token, ct) is { } id
            ? await DrawAsync(id, null, context, pages, frames, searches, terms, ct)
            : Gone(context, pages);

    public static async Task<IResult> ChangeAsync(
        string token, HttpContext context, ThemePages pages, Frames frames, AlertLinks links, SavedSearchStore searches, TermStore terms,
        ChangePeriod change, PauseSavedSearch pause, ResumeSavedSearch resume, DeleteSavedSearch delete, CancellationToken ct)
    {
        if (await links.ReadPageAsync(token, ct) is not { } id)
        {
            return Gone(context, pages);
        }

        if (!context.Request.HasFormContentType)
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var form = await context.Request.ReadFormAsync(ct);
        var (action, search) = (form["action"].ToString(), form["search"].ToString());
        if (action == "delete-all")
        {
            await delete.AllOfAsync(id, ct);
            return Results.Redirect($"/following/{token}");
        }

        if ((await searches.OfAsync(id, ct)).All(own => own.Id != search))
        {
            // Deleted in another window, or never theirs.
            return Results.Redirect($"/following/{token}");
        }

        switch (action)
        {
            case "period" when await change.RunAsync(search, form["period"].ToString(), ct) is { } problem:
                return await DrawAsync(id, problem, context, pages, frames, searches, terms, ct);
            case "pause":
                await pause.RunAsync(search, ct);
                break;
            case "resume":
                await resume.RunAsync(search, ct);
                break;
            case "delete":
                await delete.RunAsync(search, ct);
                break;
        }

        return Results.Redirect($"/following/{token}?done={(Done.ContainsKey(action) ? action : "")}");
    }

    private static async Task<IResult> DrawAsync(
        string id, string? problem, HttpContext context, ThemePages pages, Frames frames, SavedSearchStore searches, TermStore terms, CancellationToken ct)
    {
        context.Response.Headers.CacheControl = "no-store";
        var own = await searches.OfAsync(id, ct);
        if (await searches.FollowerAsync(id, ct) is not { } follower || own.Count == 0)
        {
            return pages.Notice(context, T("You follow no search"), [T("No mail about a search comes to you any more. You can follow any search again at any time.")], null, [new Link(T("Search the hub"), "/search")]);
        }

        var known = await terms.ReadAsync(ct);
        return ThemePages.Draw(
            pages.Theme.FollowingPage,
            new FollowingPageModel(
                frames.For(context, T("Searches you follow"), T("Your own page for the searches you follow by mail.")) with { Index = false },
                Mailbox.Masked(follower.Email),
                [.. own.Select(search => new FollowedSearch(search.Id, new Link(search.Query.Name(known), search.Query.Path), FollowPage.Periods(search.Period), search.State == "paused"))],
                T(Done.GetValueOrDefault(context.Request.Query["done"].ToString(), "")),
                problem),
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static IResult Gone(HttpContext context, ThemePages pages) => pages.Notice(
        context,
        T("This link does not work"),
        [T("It was probably not copied as a whole. Use the link in the newest mail you have from us, or have a new one sent.")],
        null,
        [new Link(T("Send me my link"), "/following")],
        StatusCodes.Status404NotFound);
}
