using KnowledgeHub.Mail;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters;

/// <summary>Mails one edition of an issue to a colleague. Its links lead to public pages instead of a subscriber's own, so that nobody is signed out by a test.</summary>
public sealed class SendTest(EditionMessages messages, IMailer mailer, MailSettings settings, HubSettings hub, TimeProvider clock)
{
    /// <returns>What to mend, or null when the mail server took it.</returns>
    public async Task<string?> RunAsync(Issue issue, Reader reader, string to, CancellationToken ct)
    {
        if (!Mailbox.TryParse(to.Trim(), out var mailbox))
        {
            return Mailbox.NoAddress;
        }

        if (await messages.PrepareAsync(issue with { Title = $"[Test] {issue.Title}" }, reader, ct) is not { } prepared)
        {
            return "The issue has no published items yet; add some before you send a test.";
        }

        var message = prepared.For(new Dictionary<string, string>
        {
            ["to"] = mailbox.Address,
            ["id"] = Id.New(clock),
            ["unsubscribe"] = hub.Url("/newsletters"),
            ["preferences"] = hub.Url("/subscribe"),
        });
        return await mailer.SendAsync(new Envelope(settings.Sender.Address, mailbox.Address), message, ct) switch
        {
            Handover.Accepted => null,
            var answer => $"The test was not sent: {answer.Reason}",
        };
    }
}
