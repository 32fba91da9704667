using KnowledgeHub.Languages;
using KnowledgeHub.Mail;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Alerts;

/// <summary>What somebody who asked to follow a search is told by mail, in the language of the page they asked on.</summary>
public sealed class AlertServiceMails(AlertLinks links, HubSettings hub)
{
    private static string NotYou => T("If it was not you, do nothing: without a confirmation nothing is sent.");

    /// <summary>Asks the owner of the mailbox whether they want these alerts.</summary>
    public async Task<ServiceMail> ConfirmAsync(string searchId, string plainName, string period, CancellationToken ct) => Mail(
        T("Confirm that you follow a search"),
        [
            T("Somebody, probably you, asked {0} to send news of this search to this address: {1}", hub.Name, plainName),
            T("A mail comes when something that matches is published, changed or withdrawn. How often: {0}.", SiteLanguage.Current.Lower(AlertPeriod.Name(period))),
            T("Confirm to start receiving them. The link works for seven days."),
        ],
        T("See the search and confirm"), await links.ConfirmAsync(searchId, ct), [NotYou]);

    /// <summary>Tells somebody who saves a search again that they have it already.</summary>
    public async Task<ServiceMail> AlreadyAsync(string followerId, string plainName, bool paused, CancellationToken ct) => Mail(
        T("You follow this search already"),
        [
            T("This address follows the search already: {0}", plainName),
            paused ? T("Its mails are paused. You can switch them on again on your page.") : T("You can change how often mails come, or pause them, on your page."),
        ],
        T("Open my page"), await links.PageAsync(followerId, ct), [T("If you did not ask for this, do nothing.")]);

    /// <summary>Tells somebody that they follow as many searches as one address can.</summary>
    public async Task<ServiceMail> FullAsync(string followerId, CancellationToken ct) => Mail(
        T("You follow {0} searches", SavedSearch.MostPerAddress),
        [T("This address follows {0} searches, which is as many as one address can. Delete one on your page, then follow the new one.", SavedSearch.MostPerAddress)],
        T("Open my page"), await links.PageAsync(followerId, ct), [T("If you did not ask for this, do nothing.")]);

    /// <summary>The link to the page with all searches that an address follows.</summary>
    public async Task<ServiceMail> LinkAsync(string followerId, CancellationToken ct) => Mail(
        T("Your page with the searches you follow"),
        [T("Here is the link you asked for. On the page you can change how often mails come, pause or delete a search, and delete all of them with your address.")],
        T("Open my page"), await links.PageAsync(followerId, ct), [T("Whoever has this link can open the page, so keep it to yourself. If you did not ask for it, do nothing.")]);

    private static ServiceMail Mail(string subject, IReadOnlyList<string> paragraphs, string button, string url, IReadOnlyList<string> closing) =>
        new() { Locale = SiteLanguage.Current.Tag, Subject = subject, Paragraphs = paragraphs, Button = (button, url), Closing = closing };
}
