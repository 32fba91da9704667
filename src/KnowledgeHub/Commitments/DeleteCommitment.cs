using KnowledgeHub.Accounts;
using KnowledgeHub.Stakeholders;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Commitments;

/// <summary>Takes a commitment off every list and page with a reason, and brings it back with its history.</summary>
public sealed class DeleteCommitment(Database database, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<DeleteCommitment>();

    public async Task<RecordResult> RunAsync(string id, int version, string because, string who, CancellationToken ct)
    {
        var reason = Tidy.Line(because);
        if (reason.Length is 0 or > CheckRecord.LongestLine)
        {
            return RecordResult.Refused("because", "Say in one line why it is deleted; whoever may bring it back reads it.");
        }

        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql["delete"], new { Id = id, Version = version, Because = reason, Who = who, Now = clock.GetUtcNow() }, ct) == 0)
        {
            return RecordResult.Refused("because", "It was changed or deleted meanwhile; open it again and look before you delete it.");
        }

        await audit.RecordAsync(session, who, AuditAction.Removed, new("commitment", id), "Deleted; it can be brought back", ct);
        await session.CommitAsync(ct);
        return new RecordResult.Saved(id);
    }

    /// <summary>False when it is not deleted.</summary>
    public async Task<bool> RestoreAsync(string id, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql["restore"], new { Id = id, Who = who, Now = clock.GetUtcNow() }, ct) == 0)
        {
            return false;
        }

        await audit.RecordAsync(session, who, AuditAction.Changed, new("commitment", id), "Brought back", ct);
        await session.CommitAsync(ct);
        return true;
    }
}
