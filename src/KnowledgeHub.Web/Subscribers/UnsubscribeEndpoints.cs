using KnowledgeHub.Subscribers;
using KnowledgeHub.Theming;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Web.Site;

namespace KnowledgeHub.Web.Subscribers;

/// <summary>Leaving: one click on the page, or one POST by the mail program (RFC 8058).</summary>
public static class UnsubscribeEndpoints
{
    public static async Task<IResult> AskAsync(string token, HttpContext context, ThemePages pages, SubscriberLinks links, SubscriberStore subscribers, CancellationToken ct) =>
        await links.ReadAsync("unsubscribe", token, ct) is { } id && await subscribers.FindAsync(id, ct) is { } subscriber
            ? pages.Notice(
                context,
                subscriber.State == "unsubscribed" ? "You are not subscribed" : "Leave the newsletter",
                [subscriber.State == "unsubscribed" ? $"{subscriber.MaskedEmail} gets no newsletter from us." : $"Press the button and {subscriber.MaskedEmail} gets no more newsletters from us. It takes effect at once."],
                subscriber.State == "unsubscribed" ? null : new PostButton("Unsubscribe", $"/unsubscribe/{token}"),
                [new Link("Change what you get instead", new Uri(await links.PreferencesAsync(id, ct)).AbsolutePath)])
            : Gone(context, pages);

    public static async Task<IResult> LeaveAsync(string token, HttpContext context, ThemePages pages, SubscriberLinks links, Unsubscribe unsubscribe, CancellationToken ct)
    {
        if (await links.ReadAsync("unsubscribe", token, ct) is not { } id)
        {
            return Gone(context, pages);
        }

        await unsubscribe.RunAsync(id, ct);
        return pages.Notice(
            context,
            "You are unsubscribed",
            ["You get no more newsletters from us. If that was a mistake, you can subscribe again at any time."],
            null,
            [new Link("Subscribe again", "/subscribe"), new Link("Go to the front page", "/")]);
    }

    private static IResult Gone(HttpContext context, ThemePages pages) => pages.Notice(
        context,
        "This link does not work",
        ["It was probably not copied as a whole. Use the unsubscribe link in the newest mail you have from us."],
        status: StatusCodes.Status404NotFound);
}
