using System.Security.Cryptography;
using System.Text;
using KnowledgeHub.Accounts;
using KnowledgeHub.Languages;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Commitments;

/// <summary>
/// The links of owners. A token is signed, so that a reminder can carry the same link without anybody having kept it; the
/// database holds its hash, and when it ends or was taken back.
/// </summary>
public sealed class OwnerLinks(Database database, SignedTokens tokens, OwnerMails mails, AuditTrail audit, HubSettings hub, TimeProvider clock)
{
    private const string Purpose = "commitment-owner";

    private readonly NamedSql sql = database.Sql<OwnerLinks>();

    public static string Path(string token) => $"/progress/{token}";

    /// <summary>The link whose token this is, or null when it is nobody's, was taken back or has ended.</summary>
    public async Task<OwnerLink?> ByTokenAsync(string token, CancellationToken ct)
    {
        if (await tokens.ReadAsync(Purpose, token, ct) is not { } id)
        {
            return null;
        }

        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<OwnerLink>(sql["by-id"], new { Id = id, Hash = Hash(token) }, ct) is { } link && link.WorksAt(clock.GetUtcNow()) ? link : null;
    }

    public async Task<IReadOnlyList<OwnerLink>> OfAsync(string commitmentId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<OwnerLink>(sql["of"], new { CommitmentId = commitmentId }, ct)];
    }

    /// <summary>Takes a link back at once, with its mails. What was reported by it stays.</summary>
    public async Task<bool> RevokeAsync(string commitmentId, string linkId, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql["revoke"], new { Id = linkId, CommitmentId = commitmentId, Now = clock.GetUtcNow() }, ct) == 0)
        {
            return false;
        }

        await mails.TakeBackAsync(session, linkId, ct);
        await audit.RecordAsync(session, who, AuditAction.Removed, new("commitment-link", linkId), $"An owner's link\nCommitment {commitmentId}", ct);
        await session.CommitAsync(ct);
        return true;
    }

    internal Task<string> TokenAsync(string linkId, CancellationToken ct) => tokens.MakeAsync(Purpose, linkId, ct);

    /// <summary>The whole address in the owner's language.</summary>
    internal async Task<string> UrlAsync(string linkId, string locale, CancellationToken ct) => hub.Url(SiteLanguage.For(locale).In(Path(await TokenAsync(linkId, ct))));

    internal static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
