using KnowledgeHub.Mail;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Accounts;

/// <summary>Mails a link to choose a new password. The answer is the same for an address that nobody logs in with, which gets no mail.</summary>
public sealed class MailPasswordLink(Database database, AccountLinks links, AccountMails mails, MailQueue queue, AuditTrail audit, TimeProvider clock)
{
    /// <summary>An account gets at most one such mail in this time, however often the form is sent.</summary>
    public static readonly TimeSpan BetweenMails = TimeSpan.FromMinutes(10);

    private readonly NamedSql sql = database.Sql<MailPasswordLink>();

    /// <returns>What to mend, or null.</returns>
    public async Task<string?> RunAsync(string email, CancellationToken ct)
    {
        if (!Mailbox.TryReadAddress(email, out var address))
        {
            return Mailbox.NoAddress;
        }

        // Written for anybody, so that the time it takes tells nothing.
        var (token, url) = links.Make(AccountLinks.Password);
        var mail = mails.NewPassword(url);
        var html = await queue.DrawAsync(mail);
        await using var session = await database.BeginAsync(ct);
        var known = await session.FirstAsync<Known>(sql["active"], new { NormalizedEmail = address.ToUpperInvariant() }, ct);
        if (known is null || await links.MadeSinceAsync(session, known.Id, clock.GetUtcNow() - BetweenMails, ct))
        {
            return null;
        }

        // Never to the address as it was typed: letters such as ſ have the same capital as those of somebody else's.
        var (id, owner) = (known.Id, known.Email);

        await links.KeepAsync(session, id, AccountLinks.Password, token, ct);
        await queue.TakeBackAsync(session, id, ct);
        await queue.AddAsync(session, new QueuedMail { Recipient = owner, Subject = mail.Subject, Text = mail.ToText(), Html = html, About = id, Headers = [QueuedMail.Private] }, ct);
        await audit.RecordAsync(session, "", AuditAction.Changed, new("account", id), $"{owner}: a link to choose a new password was mailed", ct);
        await session.CommitAsync(ct);
        queue.Wake();
        return null;
    }

    private sealed record Known
    {
        public required string Id { get; init; }

        public required string Email { get; init; }
    }
}
