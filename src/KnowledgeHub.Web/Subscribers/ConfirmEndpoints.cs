using KnowledgeHub.Subscribers;
using KnowledgeHub.Theming;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Web.Site;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Subscribers;

/// <summary>The link in the mail that asks to confirm. Opening it changes nothing: mail scanners open links too.</summary>
public static class ConfirmEndpoints
{
    public static async Task<IResult> AskAsync(string token, HttpContext context, ThemePages pages, SubscriberLinks links, SubscriberStore subscribers, CancellationToken ct) =>
        await links.ReadAsync("confirm", token, ct) is { } id && await subscribers.FindAsync(id, ct) is { State: not "unsubscribed" } subscriber
            ? pages.Notice(
                context,
                T("Confirm your subscription"),
                [T("Press the button to get the newsletter at {0}.", subscriber.MaskedEmail)],
                new PostButton(T("Yes, subscribe me"), $"/confirm/{token}"),
                [])
            : Gone(context, pages);

    public static async Task<IResult> ConfirmAsync(
        string token, HttpContext context, ThemePages pages, SubscriberLinks links, ConfirmSubscription confirm, CancellationToken ct) =>
        await links.ReadAsync("confirm", token, ct) is { } id && await confirm.RunAsync(id, ct)
            ? pages.Notice(
                context,
                T("You are subscribed"),
                [T("The next issue comes to you. Every mail has a link to change what you get and one to leave.")],
                null,
                [new Link(T("Change what you get"), new Uri(await links.PreferencesAsync(id, ct)).AbsolutePath), new Link(T("Read earlier issues"), "/newsletters")])
            : Gone(context, pages);

    private static IResult Gone(HttpContext context, ThemePages pages) => pages.Notice(
        context,
        T("This link no longer works"),
        [T("It is older than seven days, was not copied as a whole, or the subscription was ended. You can subscribe again at any time.")],
        null,
        [new Link(T("Subscribe"), "/subscribe")],
        StatusCodes.Status404NotFound);
}
