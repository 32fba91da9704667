using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters;

/// <summary>How scheduling went.</summary>
public enum ScheduleResult
{
    Scheduled,

    /// <summary>Back to a draft.</summary>
    Cancelled,

    /// <summary>It has no items that are published; a mail without content is never sent.</summary>
    Empty,

    /// <summary>It is on its way already, or gone.</summary>
    TooLate,
}

/// <summary>Sets the time from which an issue goes out, or takes it back while it waits.</summary>
public sealed class ScheduleIssue(Database database, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<ScheduleIssue>();

    /// <param name="id">The issue.</param>
    /// <param name="due">When it goes out; a time that has passed means now.</param>
    /// <param name="editor">Who decided.</param>
    /// <param name="ct">Stops waiting for the database.</param>
    public async Task<ScheduleResult> RunAsync(string id, DateTimeOffset due, string editor, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await session.ScalarAsync<int>(sql["count-items"], new { Id = id }, ct) == 0)
        {
            return ScheduleResult.Empty;
        }

        if (await session.RunAsync(sql["schedule"], new { Id = id, DueAt = due, Now = clock.GetUtcNow(), Editor = editor }, ct) == 0)
        {
            return ScheduleResult.TooLate;
        }

        await audit.RecordAsync(session, editor, AuditAction.Scheduled, new("issue", id), FormattableString.Invariant($"Goes out from {due.UtcDateTime:d MMM yyyy, HH:mm} UTC."), ct);
        await session.CommitAsync(ct);
        return ScheduleResult.Scheduled;
    }

    public async Task<ScheduleResult> CancelAsync(string id, string editor, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql["cancel"], new { Id = id, Now = clock.GetUtcNow(), Editor = editor }, ct) == 0)
        {
            return ScheduleResult.TooLate;
        }

        await audit.RecordAsync(session, editor, AuditAction.Changed, new("issue", id), "Sending cancelled.", ct);
        await session.CommitAsync(ct);
        return ScheduleResult.Cancelled;
    }
}
