using System.Security.Cryptography;
using System.Text;
using KnowledgeHub.Mail;
using KnowledgeHub.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace KnowledgeHub.Accounts;

/// <summary>The second step of logging in: the codes of an authenticator app, and recovery codes for when it is lost.</summary>
public sealed class SecondFactor(Database database, IDataProtectionProvider protection, AccountMails mails, MailQueue queue, AuditTrail audit, TimeProvider clock)
{
    private const int RecoveryCodes = 10;

    // No letter that can be taken for another.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    private readonly NamedSql sql = database.Sql<SecondFactor>();
    private readonly IDataProtector protector = protection.CreateProtector("KnowledgeHub.Accounts.AuthenticatorKey");

    /// <summary>The secret that app and hub share, or null.</summary>
    public async Task<string?> KeyAsync(string accountId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.ScalarAsync<string?>(sql["key"], new { Id = accountId }, ct) is { } kept ? protector.Unprotect(kept) : null;
    }

    /// <summary>Makes a new secret; it counts once a code of it was shown to be right. Nothing happens when the second factor is on.</summary>
    public async Task StartAsync(string accountId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        await session.RunAsync(sql["start"], new { Id = accountId, Key = protector.Protect(Totp.NewKey()) }, ct);
    }

    /// <summary>Switches it on when the code is right.</summary>
    /// <returns>The recovery codes, which nobody can read again, or null.</returns>
    public async Task<IReadOnlyList<string>?> ConfirmAsync(Account account, string code, CancellationToken ct)
    {
        if (account.SecondFactor || !await TakeCodeAsync(account.Id, code, ct))
        {
            return null;
        }

        var notice = mails.Notice("Your second factor is on", "A second factor was set up for your account: logging in asks for a code of an app besides the password.");
        var html = await queue.DrawAsync(notice);
        await using var session = await database.BeginAsync(ct);
        await session.RunAsync(sql["switch-on"], new { account.Id }, ct);
        var codes = await ReplaceCodesAsync(session, account.Id, ct);
        await audit.RecordAsync(session, account.Email, AuditAction.Changed, new("account", account.Id), $"{account.Email}: second factor on", ct);
        await queue.AddAsync(session, account.Email, notice, html, ct);
        await session.CommitAsync(ct);
        queue.Wake();
        return codes;
    }

    /// <summary>New recovery codes in place of all earlier ones.</summary>
    public async Task<IReadOnlyList<string>> NewCodesAsync(Account account, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        var codes = await ReplaceCodesAsync(session, account.Id, ct);
        await audit.RecordAsync(session, account.Email, AuditAction.Changed, new("account", account.Id), $"{account.Email}: new recovery codes", ct);
        await session.CommitAsync(ct);
        return codes;
    }

    /// <summary>Switches it off and tells its owner by mail. An administrator does it for somebody who lost app and codes.</summary>
    /// <returns>False when it was off.</returns>
    public async Task<bool> TurnOffAsync(string accountId, string by, CancellationToken ct)
    {
        var notice = mails.Notice("Your second factor was switched off", $"{by} switched the second factor of your account off: logging in asks for the password alone. Set it up again on your account page.");
        var html = await queue.DrawAsync(notice);
        await using var session = await database.BeginAsync(ct);
        if (await session.ScalarAsync<string?>(sql["switch-off"], new { Id = accountId }, ct) is not { } email)
        {
            return false;
        }

        await session.RunAsync(sql["forget-codes"], new { Id = accountId }, ct);
        await queue.AddAsync(session, email, notice, html, ct);
        await audit.RecordAsync(session, by, AuditAction.Changed, new("account", accountId), $"{email}: second factor off", ct);
        await session.CommitAsync(ct);
        queue.Wake();
        return true;
    }

    /// <summary>Whether a code of the app is right. Each time step counts once: a code that was watched opens nothing.</summary>
    public async Task<bool> TakeCodeAsync(string accountId, string code, CancellationToken ct)
    {
        if (await KeyAsync(accountId, ct) is not { } key || Totp.Find(key, code, clock.GetUtcNow()) is not { } step)
        {
            return false;
        }

        await using var session = await database.OpenAsync(ct);
        return await session.RunAsync(sql["take-step"], new { Id = accountId, Step = step }, ct) == 1;
    }

    /// <summary>Whether a recovery code is right; it is used up.</summary>
    public async Task<bool> TakeRecoveryCodeAsync(string accountId, string code, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.RunAsync(sql["take-code"], new { Id = accountId, Hash = Hash(accountId, code) }, ct) == 1;
    }

    /// <summary>How many recovery codes are left.</summary>
    public async Task<int> CountCodesAsync(string accountId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.ScalarAsync<int>(sql["count-codes"], new { Id = accountId }, ct);
    }

    private async Task<IReadOnlyList<string>> ReplaceCodesAsync(Session session, string accountId, CancellationToken ct)
    {
        await session.RunAsync(sql["forget-codes"], new { Id = accountId }, ct);
        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 4)))).ToList();
        foreach (var code in codes)
        {
            await session.RunAsync(sql["add-code"], new { Id = accountId, Hash = Hash(accountId, code) }, ct);
        }

        return codes;
    }

    // A code has 79 random bits, too many to try, so a plain hash is enough.
    private static string Hash(string accountId, string code)
    {
        var letters = new string([.. code.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{accountId}|{letters}")));
    }
}
