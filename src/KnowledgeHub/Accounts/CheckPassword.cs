using Microsoft.AspNetCore.Identity;

namespace KnowledgeHub.Accounts;

/// <summary>Whether a password is right, counted against guessing. As much work for any account and any password, so that the time does not tell.</summary>
public sealed class CheckPassword(UserManager<Account> users, LoginAttempts attempts, AuditTrail audit)
{
    /// <returns>The attempt when the password is right; the caller says how it ended.</returns>
    public async Task<LoginAttempt?> RunAsync(Account? account, string password, string network, CancellationToken ct)
    {
        if (account is not { State: AccountState.Active, PasswordHash: not null })
        {
            users.PasswordHasher.HashPassword(new Account(), password);
            return null;
        }

        var attempt = await attempts.BeginAsync(account.Id, network, ct);
        if (!attempt.Allowed)
        {
            users.PasswordHasher.HashPassword(new Account(), password);
            return null;
        }

        if (await users.CheckPasswordAsync(account, password))
        {
            return attempt;
        }

        await FailedAsync(account, attempt, "wrong passwords", ct);
        return null;
    }

    /// <summary>Writes down when it was one too many.</summary>
    public Task FailedAsync(Account account, LoginAttempt attempt, string what, CancellationToken ct) => attempt.Locks
        ? audit.RecordAsync("", AuditAction.LockedOut, new("account", account.Id), $"{account.Email} after too many {what} from {attempt.Network}", ct)
        : Task.CompletedTask;
}
