using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters;

/// <summary>Staff decide about the mails of which nobody knows whether the mail server took them: send them again, at the price of some coming twice, or leave them.</summary>
public sealed class SettleUncertain(Database database, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<SettleUncertain>();

    /// <returns>How many were sent again; none when a colleague has decided already.</returns>
    public async Task<int> SendAgainAsync(string id, string editor, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        await session.RunAsync(sql["reopen"], new { Id = id }, ct);
        var again = await session.RunAsync(sql["send-again"], new { Id = id, Answer = $"Uncertain; sent again by {editor}.", Now = clock.GetUtcNow() }, ct);
        return await KeepAsync(session, id, editor, again, "sent again", ct);
    }

    /// <returns>How many stay as they are.</returns>
    public async Task<int> LeaveAsync(string id, string editor, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        var left = await session.RunAsync(sql["leave"], new { Id = id, Editor = editor, Now = clock.GetUtcNow() }, ct);
        return await KeepAsync(session, id, editor, left, "left as they are", ct);
    }

    // What nothing came of is undone.
    private async Task<int> KeepAsync(Session session, string id, string editor, int rows, string what, CancellationToken ct)
    {
        if (rows > 0)
        {
            var title = await session.ScalarAsync<string>(sql["title"], new { Id = id }, ct);
            await audit.RecordAsync(session, editor, AuditAction.Settled, new AuditSubject("issue", id), $"{title}: {rows} uncertain {what}", ct);
            await session.CommitAsync(ct);
        }

        return rows;
    }
}
