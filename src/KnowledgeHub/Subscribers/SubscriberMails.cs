using KnowledgeHub.Languages;
using KnowledgeHub.Mail;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Subscribers;

/// <summary>What a subscriber is told by mail, in their language.</summary>
public sealed class SubscriberMails(SubscriberLinks links, HubSettings hub)
{
    /// <summary>Asks the owner of the mailbox whether they want the newsletter.</summary>
    public async Task<ServiceMail> ConfirmAsync(string id, string locale, CancellationToken ct)
    {
        using var speaking = SiteLanguage.For(locale).Speak();
        return Mail(
            T("Confirm your subscription to {0}", hub.Name),
            [T("Somebody, probably you, asked to get the {0} newsletter at this address.", hub.Name), T("Confirm to start receiving it. The link works for seven days.")],
            T("Confirm the subscription"),
            await links.ConfirmAsync(id, ct),
            [T("If it was not you, do nothing: without a confirmation we send nothing.")]);
    }

    /// <summary>Tells somebody who signs up again that they are subscribed, and where to change what they get.</summary>
    public async Task<ServiceMail> AlreadySubscribedAsync(string id, string locale, CancellationToken ct)
    {
        using var speaking = SiteLanguage.For(locale).Speak();
        return Mail(
            T("You are already subscribed to {0}", hub.Name),
            [T("This address gets our newsletter already. You can change what you receive on your own page.")],
            T("Open my page"),
            await links.PreferencesAsync(id, ct),
            [T("If you did not ask for this, do nothing.")]);
    }

    /// <summary>Gives the owner of an address the link to their own page.</summary>
    public async Task<ServiceMail> LinkAsync(string id, string locale, CancellationToken ct)
    {
        using var speaking = SiteLanguage.For(locale).Speak();
        return Mail(
            T("Your page at {0}", hub.Name),
            [T("Somebody, probably you, asked for the link to the page of this address. There you see what we hold about it, and can change, pause, take away or erase it.")],
            T("Open my page"),
            await links.PreferencesAsync(id, ct),
            [T("If you did not ask for this, do nothing. Whoever has this mail can open the page, so pass it on to nobody.")]);
    }

    private static ServiceMail Mail(string subject, IReadOnlyList<string> paragraphs, string button, string url, IReadOnlyList<string> closing) =>
        new() { Locale = SiteLanguage.Current.Tag, Subject = subject, Paragraphs = paragraphs, Button = (button, url), Closing = closing };
}
