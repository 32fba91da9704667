using KnowledgeHub.Mail;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters;

/// <summary>Mails one edition of an issue to a colleague. Its links lead to public pages instead of a subscriber's own, so that nobody is signed out by a test.</summary>
public sealed class SendTest(EditionMessages messages, IMailer mailer, MailSettings settings, HubSettings hub, TimeProvider clock)
{
    /// <summary>No test goes to more addresses: a newsletter is for those who asked for it.</summary>
    public const int Most = 10;

    /// <param name="issue">The issue as it is saved.</param>
    /// <param name="reader">Whose edition it is.</param>
    /// <param name="to">One or more addresses, separated by commas, semicolons or spaces.</param>
    /// <param name="ct">Stops the sending.</param>
    /// <returns>What to mend, or null when the mail server took them all.</returns>
    public async Task<string?> RunAsync(Issue issue, Reader reader, string to, CancellationToken ct)
    {
        var typed = to.Split([',', ';', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).DefaultIfEmpty("").Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var addresses = typed.Select(one => Mailbox.TryReadAddress(one, out var address) ? address : null).OfType<string>().ToList();
        if (addresses.Count < typed.Count)
        {
            return Mailbox.NoAddress;
        }

        if (addresses.Count > Most)
        {
            return $"A test goes to at most {Most} addresses; name fewer.";
        }

        if (addresses.Find(address => !settings.OnlyTo.Allows(address)) is not null)
        {
            return "One of the addresses is not in Hub__Mail__OnlyTo, to which this hub is limited; name another.";
        }

        if (await messages.PrepareAsync(issue with { Title = $"[Test] {issue.Title}" }, reader, ct) is not { } prepared)
        {
            return "The issue has no published items yet; add some before you send a test.";
        }

        foreach (var address in addresses)
        {
            if (await SendAsync(prepared, address, ct) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private async Task<string?> SendAsync(PreparedMessage prepared, string address, CancellationToken ct)
    {
        var message = prepared.For(new Dictionary<string, string>
        {
            ["to"] = address,
            ["id"] = Id.New(clock),
            ["unsubscribe"] = hub.Url("/newsletters"),
            ["preferences"] = hub.Url("/subscribe"),
        });
        return await mailer.SendAsync(new Envelope(settings.Sender.Address, address), message, ct) switch
        {
            Handover.Accepted => null,
            var answer => $"The test was not sent: {answer.Reason}",
        };
    }
}
