using KnowledgeHub.Subscribers;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Web.Site;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Subscribers;

/// <summary>For subscribers who lost the link to their page.</summary>
public static class SubscriptionLinkEndpoints
{
    public static Task<IResult> FormAsync(HttpContext context, ThemePages pages, Frames frames, FormStamp stamps, CancellationToken ct) => DrawAsync(context, pages, frames, stamps, "", null, ct);

    public static async Task<IResult> SendAsync(HttpContext context, ThemePages pages, Frames frames, FormStamp stamps, MailSubscriberLink mail, CancellationToken ct)
    {
        if (!context.Request.HasFormContentType)
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var form = await context.Request.ReadFormAsync(ct);
        if (MailForm.IsTrapped(form))
        {
            return Results.Redirect("/subscriptions/thanks");
        }

        var problem = await stamps.CheckAsync(form, ct) ?? await mail.RunAsync(form["email"].ToString(), ct);
        return problem is null ? Results.Redirect("/subscriptions/thanks") : await DrawAsync(context, pages, frames, stamps, form["email"].ToString(), problem, ct);
    }

    public static IResult Thanks(HttpContext context, ThemePages pages) => pages.Notice(
        context,
        T("Look into your mailbox"),
        [T("If we know this address, a mail with the link to its page is on its way."), T("If none arrives within some minutes, look into the folder for unwanted mail, or try another address.")]);

    private static async Task<IResult> DrawAsync(HttpContext context, ThemePages pages, Frames frames, FormStamp stamps, string email, string? error, CancellationToken ct) => ThemePages.Draw(
        pages.Theme.SubscriptionLinkPage,
        new SubscriptionLinkPageModel(frames.For(context, T("Your subscription"), T("Get the link to your own page by mail.")) with { Index = false }, email, await stamps.NewAsync(ct), error),
        error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
