using KnowledgeHub.Subscribers;
using KnowledgeHub.Theming;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Web.Site;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Subscribers;

/// <summary>Leaving: one click on the page, or one POST by the mail program (RFC 8058).</summary>
public static class UnsubscribeEndpoints
{
    public static async Task<IResult> AskAsync(string token, HttpContext context, ThemePages pages, SubscriberLinks links, SubscriberStore subscribers, CancellationToken ct) =>
        await links.ReadAsync("unsubscribe", token, ct) is { } id && await subscribers.FindAsync(id, ct) is { } subscriber
            ? pages.Notice(
                context,
                subscriber.State == "unsubscribed" ? T("You are not subscribed") : T("Leave the newsletter"),
                [subscriber.State == "unsubscribed" ? T("{0} gets no newsletter from us.", subscriber.MaskedEmail) : T("Press the button and {0} gets no more newsletters from us. It takes effect at once.", subscriber.MaskedEmail)],
                subscriber.State == "unsubscribed" ? null : new PostButton(T("Unsubscribe"), $"/unsubscribe/{token}"),
                [new Link(T("Change what you get instead"), new Uri(await links.PreferencesAsync(id, ct)).AbsolutePath)])
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
            T("You are unsubscribed"),
            [T("You get no more newsletters from us. If that was a mistake, you can subscribe again at any time.")],
            null,
            [new Link(T("Subscribe again"), "/subscribe"), new Link(T("Go to the front page"), "/")]);
    }

    private static IResult Gone(HttpContext context, ThemePages pages) => pages.Notice(
        context,
        T("This link does not work"),
        [T("It was probably not copied as a whole. Use the unsubscribe link in the newest mail you have from us.")],
        status: StatusCodes.Status404NotFound);
}
