using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Review;

/// <summary>Takes a guest's link back at once. What the guest wrote stays.</summary>
public sealed class RevokeGuest(Database database, ReviewMails mails, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<RevokeGuest>();

    /// <returns>Whether there was a link to take back.</returns>
    public async Task<bool> RunAsync(string contentId, string guestId, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql["revoke"], new { Id = guestId, ContentId = contentId, Now = clock.GetUtcNow() }, ct) == 0)
        {
            return false;
        }

        await mails.TakeBackAsync(session, guestId, ct);
        await audit.RecordAsync(session, who, AuditAction.Removed, new("review-link", guestId), $"A guest's link\nItem {contentId}", ct);
        await session.CommitAsync(ct);
        return true;
    }
}
