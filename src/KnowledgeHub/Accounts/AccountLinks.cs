using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Accounts;

/// <summary>Links that open once: to accept an invitation or to choose a new password. The database keeps only a hash of each.</summary>
public sealed class AccountLinks(Database database, HubSettings hub, TimeProvider clock)
{
    public const string Invitation = "invitation";
    public const string Password = "password";

    /// <summary>How long an invitation can be accepted.</summary>
    public static readonly TimeSpan InvitationLasts = TimeSpan.FromDays(7);

    /// <summary>How long a new password can be chosen.</summary>
    public static readonly TimeSpan PasswordLasts = TimeSpan.FromHours(1);

    private readonly NamedSql sql = database.Sql<AccountLinks>();

    /// <summary>A token that nobody can guess, and the address it opens.</summary>
    public (string Token, string Url) Make(string purpose)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (token, hub.Url($"/{purpose}/{token}"));
    }

    /// <summary>Keeps a link in place of every earlier one of this account.</summary>
    public async Task KeepAsync(Session session, string accountId, string purpose, string token, CancellationToken ct)
    {
        await ForgetAsync(session, accountId, ct);
        var now = clock.GetUtcNow();
        await session.RunAsync(sql["add"], new { Hash = Hash(token), AccountId = accountId, Purpose = purpose, Now = now, Until = now + (purpose == Invitation ? InvitationLasts : PasswordLasts) }, ct);
    }

    /// <summary>Whose link this is, or null when it was used, replaced or is too old.</summary>
    public async Task<string?> FindAsync(string token, string purpose, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.ScalarAsync<string?>(sql["find"], Args(token, purpose), ct);
    }

    /// <summary>Uses a link up, in the caller's transaction: of two who use it at once, one gets its account.</summary>
    public Task<string?> TakeAsync(Session session, string token, string purpose, CancellationToken ct) =>
        session.ScalarAsync<string?>(sql["take"], Args(token, purpose), ct);

    /// <summary>No link of this account opens any more.</summary>
    public Task ForgetAsync(Session session, string accountId, CancellationToken ct) => session.RunAsync(sql["forget"], new { AccountId = accountId }, ct);

    /// <summary>Whether a link for this was made since an instant.</summary>
    public async Task<bool> MadeSinceAsync(Session session, string accountId, DateTimeOffset since, CancellationToken ct) =>
        await session.ScalarAsync<int>(sql["made-since"], new { AccountId = accountId, Since = since }, ct) > 0;

    private object Args(string token, string purpose) => new { Hash = Hash(token), Purpose = purpose, Now = clock.GetUtcNow() };

    // A token has 256 random bits, so a plain hash is enough.
    private static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
