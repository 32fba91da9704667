using System.Security.Cryptography;
using System.Text;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Subscribers;

/// <summary>
/// Addresses that must get no newsletter, known only by a keyed hash: HMAC-SHA256 (RFC 2104) of the address in lower
/// case. An entry outlives the person's data; only the owner of the mailbox, by confirming anew, or staff lift it.
/// </summary>
public sealed class Suppression(Database database, HubValues values, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<Suppression>();
    private byte[]? key;

    /// <summary>What stands in the list for an address, as hexadecimal digits.</summary>
    public async Task<string> HashAsync(string address, CancellationToken ct) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(await KeyAsync(ct), Encoding.UTF8.GetBytes(address.ToLowerInvariant())));

    /// <summary>Enters an address, as <see cref="HashAsync"/> gave it, in the caller's transaction; an older entry keeps its date and gets the new reason.</summary>
    public Task AddAsync(Session session, string hash, SuppressionReason reason, CancellationToken ct) =>
        session.RunAsync(sql["add"], new { Hash = hash, Reason = reason.Id, Since = clock.GetUtcNow() }, ct);

    /// <summary>Takes an address off the list, in the caller's transaction.</summary>
    public Task LiftAsync(Session session, string hash, CancellationToken ct) => session.RunAsync(sql["lift"], new { Hash = hash }, ct);

    /// <summary>Why an address gets nothing, or null when it is not on the list.</summary>
    public async Task<SuppressionReason?> FindAsync(string address, CancellationToken ct)
    {
        var hash = await HashAsync(address, ct);
        await using var session = await database.OpenAsync(ct);
        return await FindAsync(session, hash, ct);
    }

    /// <summary>Why an address, as <see cref="HashAsync"/> gave it, gets nothing; read in the caller's transaction.</summary>
    public async Task<SuppressionReason?> FindAsync(Session session, string hash, CancellationToken ct) =>
        await session.ScalarAsync<string>(sql["find"], new { Hash = hash }, ct) is { } reason ? SuppressionReason.Of(reason) : null;

    private async Task<byte[]> KeyAsync(CancellationToken ct) =>
        key ??= Convert.FromBase64String(await values.EnsureAsync("suppression-key", () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), ct));
}
