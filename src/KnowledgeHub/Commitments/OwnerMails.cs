using KnowledgeHub.Languages;
using KnowledgeHub.Mail;
using KnowledgeHub.Storage;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Commitments;

/// <summary>What owners of a commitment are told by mail, in their language. Each mail carries their link, so it is for their eyes alone.</summary>
public sealed class OwnerMails(MailQueue queue, HubSettings hub)
{
    private static string KeepIt => T("Whoever has this link can report for you, so keep it to yourself. You need no account.");

    public Task<OwnerMail> InviteAsync(Commitment commitment, string url, DateTimeOffset until) => DrawAsync(
        T("How far is it? {0}", commitment.Title),
        [
            T("{0} keeps a record of commitments. This one names you or your organisation: {1}", hub.Name, commitment.Title),
            .. Due(commitment),
            T("Please tell us how far it is. The link works until {0}.", SiteLanguage.Current.Day(DateOnly.FromDateTime(until.UtcDateTime))),
        ],
        url);

    public Task<OwnerMail> RemindAsync(Commitment commitment, string url, bool overdue) => DrawAsync(
        overdue ? T("The day has passed: {0}", commitment.Title) : T("Soon due: {0}", commitment.Title),
        [
            overdue ? T("This commitment was due and is not yet reported as completed: {0}", commitment.Title) : T("This commitment is due soon: {0}", commitment.Title),
            .. Due(commitment),
            T("Please tell us how far it is. If there is nothing to show yet, you can say that too."),
        ],
        url);

    public Task<OwnerMail> ReturnedAsync(Commitment commitment, string because, string url) => DrawAsync(
        T("Please add to your report: {0}", commitment.Title),
        [T("Thank you for your report on this commitment: {0}", commitment.Title), T("Before it can be shown, something is missing: {0}", because)],
        url);

    internal Task PostAsync(Session session, OwnerMail mail, string recipient, string link, CancellationToken ct) => queue.AddAsync(
        session, new QueuedMail { Recipient = recipient, Subject = mail.Mail.Subject, Text = mail.Mail.ToText(), Html = mail.Html, About = link, Headers = [QueuedMail.Private] }, ct);

    internal Task TakeBackAsync(Session session, string link, CancellationToken ct) => queue.TakeBackAsync(session, link, ct);

    internal void Wake() => queue.Wake();

    private static IEnumerable<string> Due(Commitment commitment) => commitment.DueOn is { } due ? [T("Due on {0}.", SiteLanguage.Current.Day(due))] : [];

    private async Task<OwnerMail> DrawAsync(string subject, IReadOnlyList<string> paragraphs, string url)
    {
        var mail = new ServiceMail { Locale = SiteLanguage.Current.Tag, Subject = subject, Paragraphs = paragraphs, Button = (T("Report how far it is"), url), Closing = [KeepIt] };
        return new(mail, await queue.DrawAsync(mail));
    }
}

/// <summary>A mail that is drawn already: drawing takes too long for a transaction.</summary>
public sealed record OwnerMail(ServiceMail Mail, string Html);
