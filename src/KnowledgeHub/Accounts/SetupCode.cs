using System.Security.Cryptography;
using System.Text;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Accounts;

/// <summary>The one-time code that proves, on a hub without accounts, that whoever sets it up can read its console.</summary>
public sealed class SetupCode(HubValues values, AccountStore accounts)
{
    private const string Name = "setup-code";
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>The code, or null when the hub is set up already.</summary>
    public async Task<string?> CurrentAsync(CancellationToken ct) =>
        await accounts.CountAsync(ct) > 0 ? null : await values.EnsureAsync(Name, () => RandomNumberGenerator.GetString(Letters, 12), ct);

    public async Task<bool> IsRightAsync(string typed, CancellationToken ct) =>
        await CurrentAsync(ct) is { } code
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(typed.Trim().ToUpperInvariant()));

    /// <summary>The code works once.</summary>
    public Task SpendAsync(CancellationToken ct) => values.RemoveAsync(Name, ct);
}
