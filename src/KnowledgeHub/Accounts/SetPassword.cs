using KnowledgeHub.Mail;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Accounts;

/// <summary>Gives an account a password: the first one with an invitation, another one with a mailed link, or one chosen while logged in. What was logged in before ends.</summary>
public sealed class SetPassword(Database database, NewPassword passwords, AccountLinks links, AccountMails mails, MailQueue queue, Sessions sessions, AuditTrail audit)
{
    /// <summary>What to say of a link that opens nothing.</summary>
    public const string LinkIsOld = "This link was used already or is too old. Ask for a new one.";

    private readonly NamedSql sql = database.Sql<SetPassword>();

    /// <summary>With a link that was mailed. The name counts with an invitation.</summary>
    /// <returns>What to mend, or null.</returns>
    public async Task<string?> ByLinkAsync(string token, string purpose, string name, string password, CancellationToken ct)
    {
        if (purpose == AccountLinks.Invitation && name.Trim() is not { Length: > 0 and <= 200 })
        {
            return "Write your name, in at most 200 characters.";
        }

        var (hash, problem) = await passwords.RunAsync(new Account(), password);
        if (hash is null)
        {
            return problem;
        }

        var notice = purpose == AccountLinks.Password ? Changed() : null;
        var html = notice is null ? "" : await queue.DrawAsync(notice);
        await using var session = await database.BeginAsync(ct);
        if (await links.TakeAsync(session, token, purpose, ct) is not { } id)
        {
            return LinkIsOld;
        }

        var email = await session.ScalarAsync<string>(
            sql[purpose == AccountLinks.Invitation ? "accept" : "renew"], new { Id = id, Hash = hash, Name = name.Trim(), Stamp = NewPassword.NewStamp() }, ct);
        if (email is null)
        {
            return LinkIsOld;
        }

        await sessions.EndAllAsync(session, id, ct);
        await queue.TakeBackAsync(session, id, ct);
        if (notice is not null)
        {
            await queue.AddAsync(session, email, notice, html, ct);
        }

        await audit.RecordAsync(session, email, AuditAction.Changed, new("account", id), $"{email}: {(notice is null ? "invitation accepted" : "new password by a mailed link")}", ct);
        await session.CommitAsync(ct);
        queue.Wake();
        return null;
    }

    /// <summary>While logged in, after the old one was checked.</summary>
    /// <returns>What to mend, or null.</returns>
    public async Task<string?> RunAsync(Account account, string password, CancellationToken ct)
    {
        var (hash, problem) = await passwords.RunAsync(account, password);
        if (hash is null)
        {
            return problem;
        }

        var notice = Changed();
        var html = await queue.DrawAsync(notice);
        await using var session = await database.BeginAsync(ct);
        await session.ScalarAsync<string>(sql["renew"], new { account.Id, Hash = hash, Stamp = NewPassword.NewStamp() }, ct);
        await sessions.EndAllAsync(session, account.Id, ct);
        await links.ForgetAsync(session, account.Id, ct);
        await queue.AddAsync(session, account.Email, notice, html, ct);
        await audit.RecordAsync(session, account.Email, AuditAction.Changed, new("account", account.Id), $"{account.Email}: password changed", ct);
        await session.CommitAsync(ct);
        queue.Wake();
        return null;
    }

    private ServiceMail Changed() => mails.Notice("Your password was changed", "The password of your account was changed. Whatever was logged in with the old one is logged out.");
}
