using KnowledgeHub.Subscribers;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Theming;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Web.Site;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Subscribers;

/// <summary>A subscriber's own page, opened by the signed link in every mail.</summary>
public static class PreferencesEndpoints
{
    public static async Task<IResult> FormAsync(
        string token, HttpContext context, ThemePages pages, Frames frames, SubscriberLinks links, SubscriberStore subscribers, TermStore terms, CancellationToken ct) =>
        await OwnerAsync(token, links, subscribers, ct) is { } subscriber
            ? await DrawAsync(subscriber, Chosen(subscriber), null, context, pages, frames, links, terms, ct)
            : Gone(context, pages);

    public static async Task<IResult> SaveAsync(
        string token, HttpContext context, ThemePages pages, Frames frames, SubscriberLinks links, SubscriberStore subscribers, TermStore terms, ChangePreferences change, CancellationToken ct)
    {
        if (await OwnerAsync(token, links, subscribers, ct) is not { } subscriber)
        {
            return Gone(context, pages);
        }

        if (!context.Request.HasFormContentType)
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var chosen = SubscriptionForm.Read(await context.Request.ReadFormAsync(ct));
        return await change.RunAsync(subscriber.Id, chosen, ct) is { } problem
            ? await DrawAsync(subscriber, chosen, problem, context, pages, frames, links, terms, ct)
            : Results.Redirect($"/subscriptions/{token}?saved=1");
    }

    private static async Task<Subscriber?> OwnerAsync(string token, SubscriberLinks links, SubscriberStore subscribers, CancellationToken ct) =>
        await links.ReadAsync("preferences", token, ct) is { } id ? await subscribers.FindAsync(id, ct) : null;

    private static Preferences Chosen(Subscriber subscriber) => new(subscriber.Audience, subscriber.Topics, subscriber.Locale, subscriber.Frequency);

    private static async Task<IResult> DrawAsync(
        Subscriber subscriber, Preferences chosen, string? problem, HttpContext context, ThemePages pages, Frames frames, SubscriberLinks links, TermStore terms, CancellationToken ct)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (subscriber.State == "unsubscribed")
        {
            return pages.Notice(context, T("You are not subscribed"), [T("{0} gets no newsletter from us.", subscriber.MaskedEmail)], null, [new Link(T("Subscribe again"), "/subscribe")]);
        }

        return ThemePages.Draw(
            pages.Theme.PreferencesPage,
            new PreferencesPageModel(
                frames.For(context, T("What you get"), T("Your own page for the newsletter.")) with { Index = false },
                subscriber.MaskedEmail,
                SubscriptionForm.Choices(chosen, await terms.ReadAsync(ct)),
                new Uri(await links.UnsubscribeAsync(subscriber.Id, ct)).AbsolutePath,
                context.Request.Query.ContainsKey("saved"),
                problem),
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static IResult Gone(HttpContext context, ThemePages pages) => pages.Notice(
        context,
        T("This link does not work"),
        [T("It was probably not copied as a whole. Use the link in the newest mail you have from us.")],
        status: StatusCodes.Status404NotFound);
}
