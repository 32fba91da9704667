using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Content;

/// <summary>
/// Takes an item off the site: its address leads elsewhere or says that it is gone for good. Nobody is told; what readers
/// should know about is withdrawn instead. Publishing it again brings it back.
/// </summary>
public sealed class UnpublishContent(Database database, ItemFiles files, UnpublishedContent unpublished, ChangeFeed changes, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<UnpublishContent>();

    /// <param name="id">The item.</param>
    /// <param name="target">Where its address leads: a path of this hub, or empty when it is just gone.</param>
    /// <param name="editor">Who decided.</param>
    /// <param name="ct">Stops waiting for the database.</param>
    /// <returns>What to mend, or null when it is off the site.</returns>
    public async Task<Problem?> RunAsync(string id, string target, string editor, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        await changes.TakeTurnAsync(session, ct);
        var problem = await RunAsync(session, id, target, editor, ct);
        if (problem is null)
        {
            await session.CommitAsync(ct);
        }

        return problem;
    }

    /// <summary>The same in the caller's transaction, which holds its turn at the feed.</summary>
    public async Task<Problem?> RunAsync(Session session, string id, string target, string editor, CancellationToken ct)
    {
        var (path, problem) = await unpublished.CheckTargetAsync(session, id, target, ct);
        if (problem is not null)
        {
            return problem;
        }

        var args = new { Id = id, Target = path, Now = clock.GetUtcNow(), Editor = editor };
        if (await session.RunAsync(sql["remember"], args, ct) == 0)
        {
            return new("unpublish", "Readers don't see this item, so there is nothing to take off the site.");
        }

        var title = await session.ScalarAsync<string>(sql["hide"], args, ct);
        await files.ForgetLiveAsync(session, id, ct);
        var version = await session.ScalarAsync<string>(sql["mark"], args, ct);
        await changes.AppendAsync(session, id, ChangeKind.Unpublished, ct);
        await audit.RecordAsync(session, editor, AuditAction.Unpublished, new("content", id, version), path.Length > 0 ? $"{title}\nIts address leads to {path}" : $"{title}\nIts address says that it is gone", ct);
        return null;
    }
}
