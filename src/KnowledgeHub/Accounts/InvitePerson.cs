using KnowledgeHub.Mail;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Accounts;

/// <summary>Adds somebody who can't log in yet and mails them a link to choose name and password.</summary>
public sealed class InvitePerson(Database database, AccountLinks links, AccountMails mails, MailQueue queue, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<InvitePerson>();

    /// <param name="email">The address to log in with.</param>
    /// <param name="rights">What they may do.</param>
    /// <param name="by">Who invites them.</param>
    /// <param name="ct">Ends the work early.</param>
    /// <returns>The new account's id, or what to mend.</returns>
    public async Task<(string? Id, string? Problem)> RunAsync(string email, Rights rights, string by, CancellationToken ct)
    {
        if (!Mailbox.TryReadAddress(email, out var address))
        {
            return (null, Mailbox.NoAddress);
        }

        if (Roles.Find(rights.Role) is not { } role)
        {
            return (null, "Choose a role.");
        }

        rights = (rights with { Role = role, State = AccountState.Invited }).Settled();
        var id = Id.New(clock);
        var (token, url) = links.Make(AccountLinks.Invitation);
        var mail = mails.Invitation(by, role, url);
        var html = await queue.DrawAsync(mail);
        await using var session = await database.BeginAsync(ct);
        var row = new
        {
            Id = id,
            Email = address,
            NormalizedEmail = address.ToUpperInvariant(),
            Name = address.Split('@')[0],
            rights.Role,
            Types = rights.TypesText,
            Topics = rights.TopicsText,
            Stamp = NewPassword.NewStamp(),
            Now = clock.GetUtcNow(),
        };
        if (await session.RunAsync(sql["add"], row, ct) == 0)
        {
            return (null, $"There is already an account for {address}. Find it in the list of people.");
        }

        await MailAsync(session, id, address, token, mail, html, ct);
        await audit.RecordAsync(session, by, AuditAction.Added, new("account", id), $"{address} invited as {rights.Words}", ct);
        await session.CommitAsync(ct);
        queue.Wake();
        return (id, null);
    }

    /// <summary>Mails a new link in place of the earlier one. False when the person is not invited.</summary>
    public async Task<bool> AgainAsync(string id, string by, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await session.FirstAsync<Row>(sql["invited"], new { Id = id }, ct) is not { } row)
        {
            return false;
        }

        var (token, url) = links.Make(AccountLinks.Invitation);
        var mail = mails.Invitation(by, row.Role, url);
        await MailAsync(session, id, row.Email, token, mail, await queue.DrawAsync(mail), ct);
        await audit.RecordAsync(session, by, AuditAction.Changed, new("account", id), $"{row.Email} invited again", ct);
        await session.CommitAsync(ct);
        queue.Wake();
        return true;
    }

    private async Task MailAsync(Session session, string id, string address, string token, ServiceMail mail, string html, CancellationToken ct)
    {
        await links.KeepAsync(session, id, AccountLinks.Invitation, token, ct);
        await queue.TakeBackAsync(session, id, ct);
        await queue.AddAsync(session, new QueuedMail { Recipient = address, Subject = mail.Subject, Text = mail.ToText(), Html = html, About = id, Headers = [QueuedMail.Private] }, ct);
    }

    private sealed record Row
    {
        public required string Email { get; init; }

        public required string Role { get; init; }
    }
}
