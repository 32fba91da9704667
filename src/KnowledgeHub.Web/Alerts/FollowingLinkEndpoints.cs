using KnowledgeHub.Alerts;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Web.Site;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Alerts;

/// <summary>For followers who lost the link to their page.</summary>
public static class FollowingLinkEndpoints
{
    public static IResult Form(HttpContext context, ThemePages pages, Frames frames) => Draw(context, pages, frames, "", null);

    public static async Task<IResult> SendAsync(HttpContext context, ThemePages pages, Frames frames, MailFollowerLink mail, CancellationToken ct)
    {
        if (!context.Request.HasFormContentType)
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var form = await context.Request.ReadFormAsync(ct);
        return !MailForm.IsTrapped(form) && await mail.RunAsync(form["email"].ToString(), ct) is { } problem
            ? Draw(context, pages, frames, form["email"].ToString(), problem)
            : Results.Redirect("/following/thanks");
    }

    public static IResult Thanks(HttpContext context, ThemePages pages) => pages.Notice(
        context,
        T("Look into your mailbox"),
        [T("If this address follows a search, a mail with the link to your page is on its way."), T("If none arrives within some minutes, look into the folder for unwanted mail, or try another address.")]);

    private static IResult Draw(HttpContext context, ThemePages pages, Frames frames, string email, string? error) => ThemePages.Draw(
        pages.Theme.FollowingLinkPage,
        new FollowingLinkPageModel(frames.For(context, T("Searches you follow"), T("Get the link to the page with the searches you follow by mail.")) with { Index = false }, email, error),
        error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
