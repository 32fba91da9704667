using KnowledgeHub.Languages;
using KnowledgeHub.Mail;
using KnowledgeHub.Storage;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Readiness;

/// <summary>What a focal point is told by mail, in their language. The mails hold a secret link, so they are for their recipient alone.</summary>
public sealed class AssessmentMails(MailQueue queue, HubSettings hub)
{
    internal async Task<DrawnMail> InviteAsync(string locale, string place, string token, DateTimeOffset until)
    {
        using var turn = SiteLanguage.For(locale).Speak();
        return await DrawAsync(
            T("How ready is {0}? Your own assessment", place),
            [
                T("{0} gathers what case studies show about the readiness of health systems for precision medicine. It asks you, as focal point, how you see {1} yourself.", hub.Name, place),
                T("You need no account. The link works until {0} and is yours alone; you can come back to it until you send your assessment.", Day(until)),
                T("Your levels are shown beside what the case studies show, marked as the place’s own view, once the editors have accepted them."),
            ],
            T("Open the assessment"), token);
    }

    internal async Task<DrawnMail> ReturnAsync(string locale, string place, string token, DateTimeOffset until, string reason)
    {
        using var turn = SiteLanguage.For(locale).Speak();
        return await DrawAsync(
            T("Your assessment of {0}: a question", place),
            [T("The editors gave your assessment back and ask you to look at it again."), T("Their reason: {0}", reason), T("What you wrote is kept. This new link works until {0}; the one before it no longer does.", Day(until))],
            T("Open the assessment"), token);
    }

    internal async Task<DrawnMail> AcceptAsync(string locale, string place, string path)
    {
        using var turn = SiteLanguage.For(locale).Speak();
        return await DrawTextAsync(T("Your assessment of {0} is public", place), [T("The editors accepted your assessment. Readers see it beside what the case studies show, with the name of your organisation.")], T("See the profile"), hub.Url(SiteLanguage.Current.In(path)));
    }

    /// <summary>Queues a mail about an assessment; an assessment without an address has none.</summary>
    internal Task PostAsync(Session session, DrawnMail mail, string recipient, string about, CancellationToken ct) => Mailbox.TryReadAddress(recipient, out var address)
        ? queue.AddAsync(session, new QueuedMail { Recipient = address, Subject = mail.Mail.Subject, Text = mail.Mail.ToText(), Html = mail.Html, About = about, Headers = [QueuedMail.Private] }, ct)
        : Task.CompletedTask;

    /// <summary>Takes back every mail with a link that no longer works.</summary>
    internal Task TakeBackAsync(Session session, string about, CancellationToken ct) => queue.TakeBackAsync(session, about, ct);

    internal void Wake() => queue.Wake();

    private Task<DrawnMail> DrawAsync(string subject, IReadOnlyList<string> paragraphs, string button, string token) =>
        DrawTextAsync(subject, paragraphs, button, hub.Url(SiteLanguage.Current.In(InviteFocalPoint.Path(token))));

    private async Task<DrawnMail> DrawTextAsync(string subject, IReadOnlyList<string> paragraphs, string button, string url)
    {
        var mail = new ServiceMail { Locale = SiteLanguage.Current.Tag, Subject = subject, Paragraphs = paragraphs, Button = (button, url), Closing = [T("If you did not expect this, do nothing.")] };
        return new(mail, await queue.DrawAsync(mail));
    }

    private static string Day(DateTimeOffset at) => SiteLanguage.Current.Day(DateOnly.FromDateTime(at.UtcDateTime));
}

/// <summary>A mail that is drawn already: drawing takes too long for a transaction.</summary>
internal sealed record DrawnMail(ServiceMail Mail, string Html);
