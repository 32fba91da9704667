using System.Text.RegularExpressions;
using KnowledgeHub.Mail;

namespace KnowledgeHub.Web.Tests.Running;

/// <summary>What a reader finds in their mailbox: the mails to their address in the hub's outbox.</summary>
public sealed partial class ReaderMailbox(HubProcess hub, string address)
{
    public IReadOnlyList<OutboxMail> All() =>
        [.. hub.Outbox.List().Where(entry => entry.To.Contains(address, StringComparison.Ordinal)).Select(entry => hub.Outbox.Read(entry.FileName)).OfType<OutboxMail>()];

    /// <summary>Waits for a mail whose subject holds these words.</summary>
    public Task<OutboxMail> WaitForAsync(string subject, TimeSpan? most = null) =>
        Eventually.GetAsync($"a mail '{subject}' to {address}", () => All().FirstOrDefault(mail => mail.Subject.Contains(subject, StringComparison.Ordinal)), most);

    /// <summary>The address after these words in a mail's text.</summary>
    public static string LinkIn(OutboxMail mail, string path) =>
        Links().Matches(mail.Text ?? "").Select(match => match.Value).First(link => link.Contains(path, StringComparison.Ordinal));

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Links();
}
