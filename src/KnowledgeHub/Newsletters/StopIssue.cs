using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters;

/// <summary>Stops an issue that is being sent: who has not got it yet gets it no more. What is at the mail server can't be called back.</summary>
public sealed class StopIssue(Database database, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<StopIssue>();

    /// <returns>How many subscribers were left out.</returns>
    public async Task<int> RunAsync(string id, string editor, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql["end-queueing"], new { Id = id }, ct) == 0)
        {
            return 0;
        }

        var left = await session.RunAsync(sql["stop"], new { Id = id, Answer = $"Stopped by {editor}.", Now = clock.GetUtcNow() }, ct);
        var title = await session.ScalarAsync<string>(sql["title"], new { Id = id }, ct);
        await audit.RecordAsync(session, editor, AuditAction.Stopped, new AuditSubject("issue", id), $"{title}: {left} left out", ct);
        await session.CommitAsync(ct);
        return left;
    }
}
