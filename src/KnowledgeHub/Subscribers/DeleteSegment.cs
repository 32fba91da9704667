using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Subscribers;

/// <summary>Deletes a segment that no issue is for.</summary>
public sealed class DeleteSegment(Database database, AuditTrail audit)
{
    private readonly NamedSql sql = database.Sql<DeleteSegment>();

    /// <returns>What stands in the way, or null.</returns>
    public async Task<string?> RunAsync(string id, string staff, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await session.ScalarAsync<string>(sql["name"], new { Id = id }, ct) is not { } name)
        {
            return null;
        }

        if (await session.RunAsync(sql["delete"], new { Id = id }, ct) == 0)
        {
            return "An issue is for this segment, so it can't be deleted; choose another one for the issue if it is still a draft.";
        }

        await audit.RecordAsync(session, staff, AuditAction.Removed, new AuditSubject("segment", id), name, ct);
        await session.CommitAsync(ct);
        return null;
    }
}
