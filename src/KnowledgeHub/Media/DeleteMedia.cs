using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Media;

/// <summary>How deleting a file went.</summary>
public enum DeleteMediaResult
{
    Deleted,

    /// <summary>An item uses it, be it only its draft.</summary>
    InUse,

    NotFound,
}

/// <summary>Deletes a file that nothing uses. For some days that can be undone; then it is gone for good.</summary>
public sealed class DeleteMedia(Database database, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<DeleteMedia>();

    public async Task<DeleteMediaResult> RunAsync(string id, string author, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        await session.RunAsync(sql["lock"], new { Id = id }, ct);
        if (await session.RunAsync(sql["delete"], new { Id = id, Now = clock.GetUtcNow(), Author = author }, ct) == 1)
        {
            await audit.RecordAsync(session, author, AuditAction.Removed, new("file", id), await TitleAsync(session, id, ct), ct);
            await session.CommitAsync(ct);
            return DeleteMediaResult.Deleted;
        }

        return await session.ScalarAsync<int>(sql["count-uses"], new { Id = id }, ct) > 0 ? DeleteMediaResult.InUse : DeleteMediaResult.NotFound;
    }

    /// <summary>Takes the deletion back; false when the file is gone for good or was never deleted.</summary>
    public async Task<bool> UndoAsync(string id, string author, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql["undo"], new { Id = id, Now = clock.GetUtcNow(), Author = author }, ct) == 0)
        {
            return false;
        }

        await audit.RecordAsync(session, author, AuditAction.Changed, new("file", id), $"{await TitleAsync(session, id, ct)}\nBrought back", ct);
        await session.CommitAsync(ct);
        return true;
    }

    private async Task<string> TitleAsync(Session session, string id, CancellationToken ct) => await session.ScalarAsync<string>(sql["title"], new { Id = id }, ct) ?? "";
}
