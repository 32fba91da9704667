using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Review;

/// <summary>Marks a thread as settled, or opens it again.</summary>
public sealed class ResolveComment(Database database, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<ResolveComment>();

    /// <returns>Whether anything changed; a second person who presses the same button changes nothing.</returns>
    public async Task<bool> RunAsync(string contentId, string commentId, bool resolved, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql[resolved ? "resolve" : "reopen"], new { Id = commentId, ContentId = contentId, Who = who, Now = clock.GetUtcNow() }, ct) == 0)
        {
            return false;
        }

        await audit.RecordAsync(session, who, AuditAction.Changed, new("comment", contentId), resolved ? "A comment is resolved" : "A comment is open again", ct);
        await session.CommitAsync(ct);
        return true;
    }
}
