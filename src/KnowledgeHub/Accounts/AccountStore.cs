using KnowledgeHub.Storage;
using Microsoft.AspNetCore.Identity;

namespace KnowledgeHub.Accounts;

/// <summary>Where ASP.NET Core Identity keeps accounts: passwords, roles, security stamps, second factors and passkeys.</summary>
public sealed class AccountStore(Database database, AuditTrail audit, SecondFactor secondFactor, Passkeys passkeys) :
    IUserPasswordStore<Account>, IUserEmailStore<Account>, IUserSecurityStampStore<Account>, IUserRoleStore<Account>,
    IUserTwoFactorStore<Account>, IUserAuthenticatorKeyStore<Account>, IUserTwoFactorRecoveryCodeStore<Account>, IUserPasskeyStore<Account>
{
    private readonly NamedSql sql = database.Sql<AccountStore>();

    public async Task<int> CountAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.ScalarAsync<int>(sql["count"], ct: ct);
    }

    public async Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken)
    {
        await using var session = await database.BeginAsync(cancellationToken);
        if (await session.RunAsync(sql["add"], user, cancellationToken) == 0)
        {
            return IdentityResult.Failed(new IdentityError { Code = "DuplicateEmail", Description = $"There is already an account for {user.Email}." });
        }

        await audit.RecordAsync(session, user.AddedBy, AuditAction.Added, new("account", user.Id), $"{user.Email} as {user.Role}", cancellationToken);
        await session.CommitAsync(cancellationToken);
        user.StoredStamp = user.SecurityStamp;
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        await using var session = await database.OpenAsync(cancellationToken);
        if (await session.RunAsync(sql["change"], user, cancellationToken) == 0)
        {
            return IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
        }

        user.StoredStamp = user.SecurityStamp;
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken)
    {
        await using var session = await database.OpenAsync(cancellationToken);
        await session.RunAsync(sql["remove"], new { user.Id }, cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        await using var session = await database.OpenAsync(cancellationToken);
        return await session.FirstAsync<Account>(sql["find"], new { Id = userId }, cancellationToken);
    }

    public async Task<Account?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken)
    {
        await using var session = await database.OpenAsync(cancellationToken);
        return await session.FirstAsync<Account>(sql["find-by-email"], new { NormalizedEmail = normalizedEmail }, cancellationToken);
    }

    // The mail address is the name one logs in with.
    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => FindByEmailAsync(normalizedUserName, cancellationToken);

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedEmail);

    public Task<string?> GetEmailAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task<string?> GetNormalizedEmailAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedEmail);

    public Task<bool> GetEmailConfirmedAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task<IList<string>> GetRolesAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<IList<string>>([user.Role]);

    public Task<bool> IsInRoleAsync(Account user, string roleName, CancellationToken cancellationToken) =>
        Task.FromResult(string.Equals(user.Role, roleName, StringComparison.OrdinalIgnoreCase));

    public async Task<IList<Account>> GetUsersInRoleAsync(string roleName, CancellationToken cancellationToken)
    {
        await using var session = await database.OpenAsync(cancellationToken);
        return [.. await session.QueryAsync<Account>(sql["in-role"], new { Role = Roles.Find(roleName) ?? roleName }, cancellationToken)];
    }

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => Set(() => user.Email = userName ?? "");

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => Set(() => user.NormalizedEmail = normalizedName ?? "");

    public Task SetEmailAsync(Account user, string? email, CancellationToken cancellationToken) => Set(() => user.Email = email ?? "");

    public Task SetNormalizedEmailAsync(Account user, string? normalizedEmail, CancellationToken cancellationToken) => Set(() => user.NormalizedEmail = normalizedEmail ?? "");

    public Task SetEmailConfirmedAsync(Account user, bool confirmed, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken) => Set(() => user.PasswordHash = passwordHash);

    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken) => Set(() => user.SecurityStamp = stamp);

    public Task AddToRoleAsync(Account user, string roleName, CancellationToken cancellationToken) => Set(() => user.Role = Roles.Find(roleName) ?? throw new ArgumentException($"There is no role {roleName}."));

    public Task RemoveFromRoleAsync(Account user, string roleName, CancellationToken cancellationToken) => Set(() => user.Role = Roles.Author);

    public Task<bool> GetTwoFactorEnabledAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.SecondFactor);

    public Task SetTwoFactorEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken) => throw ByItsOwn(nameof(SecondFactor));

    public Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken) => secondFactor.KeyAsync(user.Id, cancellationToken);

    public Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken) => throw ByItsOwn(nameof(SecondFactor));

    public Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken) => secondFactor.TakeRecoveryCodeAsync(user.Id, code, cancellationToken);

    public Task<int> CountCodesAsync(Account user, CancellationToken cancellationToken) => secondFactor.CountCodesAsync(user.Id, cancellationToken);

    public Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) => throw ByItsOwn(nameof(SecondFactor));

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => passkeys.SaveAsync(user, passkey, cancellationToken);

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) => passkeys.OfAsync(user.Id, cancellationToken);

    public async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await passkeys.OwnerAsync(credentialId, cancellationToken) is { } owner ? await FindByIdAsync(owner, cancellationToken) : null;

    public Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) => passkeys.FindAsync(user.Id, credentialId, cancellationToken);

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) => passkeys.RemoveAsync(user, credentialId, cancellationToken);

    public void Dispose()
    {
        // Nothing is held open between calls.
    }

    // These changes leave an entry in the audit trail, so they are made in one place.
    private static NotSupportedException ByItsOwn(string place) => new($"{place} changes this.");

    private static Task Set(Action set)
    {
        set();
        return Task.CompletedTask;
    }
}
