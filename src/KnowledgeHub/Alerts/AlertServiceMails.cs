using KnowledgeHub.Mail;

namespace KnowledgeHub.Alerts;

/// <summary>What somebody who asked to follow a search is told by mail.</summary>
public sealed class AlertServiceMails(AlertLinks links, HubSettings hub)
{
    private const string NotYou = "If it was not you, do nothing: without a confirmation nothing is sent.";

    /// <summary>Asks the owner of the mailbox whether they want these alerts.</summary>
    public async Task<ServiceMail> ConfirmAsync(string searchId, string plainName, string period, CancellationToken ct) => Mail(
        "Confirm that you follow a search",
        [
            $"Somebody, probably you, asked {hub.Name} to send news of this search to this address: {plainName}",
            $"A mail comes when something that matches is published, changed or withdrawn. How often: {AlertPeriod.Name(period).ToLowerInvariant()}.",
            "Confirm to start receiving them. The link works for seven days.",
        ],
        "See the search and confirm", await links.ConfirmAsync(searchId, ct), [NotYou]);

    /// <summary>Tells somebody who saves a search again that they have it already.</summary>
    public async Task<ServiceMail> AlreadyAsync(string followerId, string plainName, bool paused, CancellationToken ct) => Mail(
        "You follow this search already",
        [
            $"This address follows the search already: {plainName}",
            paused ? "Its mails are paused. You can switch them on again on your page." : "You can change how often mails come, or pause them, on your page.",
        ],
        "Open my page", await links.PageAsync(followerId, ct), ["If you did not ask for this, do nothing."]);

    /// <summary>Tells somebody that they follow as many searches as one address can.</summary>
    public async Task<ServiceMail> FullAsync(string followerId, CancellationToken ct) => Mail(
        $"You follow {SavedSearch.MostPerAddress} searches",
        [$"This address follows {SavedSearch.MostPerAddress} searches, which is as many as one address can. Delete one on your page, then follow the new one."],
        "Open my page", await links.PageAsync(followerId, ct), ["If you did not ask for this, do nothing."]);

    /// <summary>The link to the page with all searches that an address follows.</summary>
    public async Task<ServiceMail> LinkAsync(string followerId, CancellationToken ct) => Mail(
        "Your page with the searches you follow",
        ["Here is the link you asked for. On the page you can change how often mails come, pause or delete a search, and delete all of them with your address."],
        "Open my page", await links.PageAsync(followerId, ct), ["Whoever has this link can open the page, so keep it to yourself. If you did not ask for it, do nothing."]);

    private static ServiceMail Mail(string subject, IReadOnlyList<string> paragraphs, string button, string url, IReadOnlyList<string> closing) =>
        new() { Locale = AlertMail.Locale, Subject = subject, Paragraphs = paragraphs, Button = (button, url), Closing = closing };
}
