using KnowledgeHub.Subscribers;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Web.Site;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Subscribers;

/// <summary>The sign-up form.</summary>
public static class SubscribeEndpoints
{
    public static async Task<IResult> FormAsync(HttpContext context, ThemePages pages, Frames frames, TermStore terms, HubSettings hub, FormStamp stamps, CancellationToken ct)
    {
        var audience = context.Request.Query["audience"].ToString();
        var chosen = SubscriptionForm.Nothing() with { Audience = Audience.Find(audience)?.Id ?? "" };
        return Draw(context, pages, frames, hub, "", SubscriptionForm.Choices(chosen, await terms.ReadAsync(ct)), await stamps.NewAsync(ct), null);
    }

    public static async Task<IResult> RequestAsync(
        HttpContext context, ThemePages pages, Frames frames, TermStore terms, HubSettings hub, RequestSubscription request, FormStamp stamps, CancellationToken ct)
    {
        if (!context.Request.HasFormContentType)
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var form = await context.Request.ReadFormAsync(ct);
        if (MailForm.IsTrapped(form))
        {
            return Results.Redirect("/subscribe/thanks");
        }

        var chosen = SubscriptionForm.Read(form);
        var problem = await stamps.CheckAsync(form, ct) ?? await request.RunAsync(form["email"].ToString(), chosen, Consent(hub), "form /subscribe", ct);
        return problem is null
            ? Results.Redirect("/subscribe/thanks")
            : Draw(context, pages, frames, hub, form["email"].ToString(), SubscriptionForm.Choices(chosen, await terms.ReadAsync(ct)), await stamps.NewAsync(ct), problem);
    }

    public static IResult Thanks(HttpContext context, ThemePages pages) => pages.Notice(
        context,
        T("Look into your mailbox"),
        [T("We have sent a mail to the address you gave. Open the link in it to confirm; until then you get nothing else from us."), T("If it does not arrive within some minutes, look into the folder for unwanted mail.")]);

    // Stored with every request as the proof of what somebody agreed to.
    private static string Consent(HubSettings hub) =>
        T("I want to get the {0} newsletter at this address. I can change what I get, or leave, with one click in every mail. The address is used for nothing else.", hub.Name);

    private static IResult Draw(HttpContext context, ThemePages pages, Frames frames, HubSettings hub, string email, SubscriptionChoices choices, string stamp, string? error) =>
        ThemePages.Draw(
            pages.Theme.SubscribePage,
            new SubscribePageModel(frames.For(context, T("Subscribe"), T("Get the {0} newsletter that fits your work.", hub.Name)), email, choices, Consent(hub), error) { Stamp = stamp },
            error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
