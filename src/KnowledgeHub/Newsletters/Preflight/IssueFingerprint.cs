using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters.Preflight;

/// <summary>Tells whether an issue is still what somebody saw: everything staff compose counts, and nothing of its way to readers.</summary>
public sealed class IssueFingerprint(Database database)
{
    private readonly NamedSql sql = database.Sql<IssueFingerprint>();

    public async Task<string> OfAsync(Issue issue, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        var audience = await session.ScalarAsync<string>(sql["for-whom"], new { issue.Id }, ct);
        var composed = issue with { State = "", DueAt = null, UpdatedAt = default, UpdatedBy = "", QueuedAt = null, FinishedAt = null, HeldBecause = "" };
        return Hash($"{audience} {JsonSerializer.Serialize(composed)}");
    }

    internal static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
