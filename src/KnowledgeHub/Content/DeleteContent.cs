using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Content;

/// <summary>How deleting an item went.</summary>
public enum DeleteResult
{
    Deleted,

    /// <summary>Readers can see it; it has to be withdrawn first.</summary>
    Live,

    NotFound,
}

/// <summary>Deletes an item that readers don't see. It leaves every list, keeps its address and its files, and can come back.</summary>
public sealed class DeleteContent(Database database, ChangeFeed changes, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<DeleteContent>();

    public async Task<DeleteResult> RunAsync(string id, string editor, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        await changes.TakeTurnAsync(session, ct);
        var args = new { Id = id, Now = clock.GetUtcNow(), Editor = editor };
        await session.RunAsync(sql["lock"], args, ct);
        if (await session.ScalarAsync<string>(sql["delete"], args, ct) is not { } title)
        {
            return await session.ScalarAsync<int>(sql["is-live"], args, ct) > 0 ? DeleteResult.Live : DeleteResult.NotFound;
        }

        // A withdrawn item has a page that says so, and search may know it.
        await session.RunAsync(sql["set-page-aside"], args, ct);
        if (await session.RunAsync(sql["take-page-away"], args, ct) > 0)
        {
            await changes.AppendAsync(session, id, ChangeKind.Unpublished, ct);
        }

        await session.RunAsync(sql["forget-presence"], args, ct);
        await session.RunAsync(sql["forget-publication"], args, ct);
        await session.RunAsync(sql["forget-end"], args, ct);
        await audit.RecordAsync(session, editor, AuditAction.Removed, new("content", id), title, ct);
        await session.CommitAsync(ct);
        return DeleteResult.Deleted;
    }
}
