using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Content;

/// <summary>Brings a deleted item back as it was: a draft as a draft, a withdrawn item with its page that says why.</summary>
public sealed class RestoreDeleted(Database database, ChangeFeed changes, AuditTrail audit)
{
    private readonly NamedSql sql = database.Sql<RestoreDeleted>();

    /// <summary>False when there is no deleted item with this id.</summary>
    public async Task<bool> RunAsync(string id, string editor, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        await changes.TakeTurnAsync(session, ct);
        if (await session.ScalarAsync<string>(sql["restore"], new { Id = id }, ct) is not { } title)
        {
            return false;
        }

        if (await session.RunAsync(sql["put-page-back"], new { Id = id }, ct) > 0)
        {
            await session.RunAsync(sql["forget-page"], new { Id = id }, ct);
            await changes.AppendAsync(session, id, ChangeKind.Withdrawn, ct);
        }

        await audit.RecordAsync(session, editor, AuditAction.Changed, new("content", id), $"{title}\nBrought back after it was deleted", ct);
        await session.CommitAsync(ct);
        return true;
    }
}
