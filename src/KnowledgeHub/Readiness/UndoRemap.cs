using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Readiness;

/// <summary>Takes a re-mapping back: what was recorded before it is read as it was, and a dimension retired with it is in use again.</summary>
public sealed class UndoRemap(Database database, ReadinessModels models, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<UndoRemap>();

    /// <returns>Whether there was one to take back.</returns>
    public async Task<bool> RunAsync(string id, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        var model = await models.TakeAsync(session, ct);
        if (await session.RunAsync(sql["undo"], new { Id = id, Now = clock.GetUtcNow(), Who = who }, ct) == 0)
        {
            return false;
        }

        var remap = model.Remaps.Single(known => known.Id == id);
        await session.RunAsync(sql["bring-back"], new { Slug = remap.Retired }, ct);
        await audit.RecordAsync(session, who, AuditAction.Removed, new("readiness-remap", id), $"Taken back: {remap.Reason}", ct);
        await session.CommitAsync(ct);
        return true;
    }
}
