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
public sealed class ScheduleIssue(Database database, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<ScheduleIssue>();

    /// <param name="id">The issue.</param>
    /// <param name="due">When it goes out; a time that has passed means now.</param>
    /// <param name="editor">Who decided.</param>
    /// <param name="ct">Stops waiting for the database.</param>
    public async Task<ScheduleResult> RunAsync(string id, DateTimeOffset due, string editor, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        if (await session.ScalarAsync<int>(sql["count-items"], new { Id = id }, ct) == 0)
        {
            return ScheduleResult.Empty;
        }

        return await session.RunAsync(sql["schedule"], new { Id = id, DueAt = due, Now = clock.GetUtcNow(), Editor = editor }, ct) == 1
            ? ScheduleResult.Scheduled
            : ScheduleResult.TooLate;
    }

    public async Task<ScheduleResult> CancelAsync(string id, string editor, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.RunAsync(sql["cancel"], new { Id = id, Now = clock.GetUtcNow(), Editor = editor }, ct) == 1
            ? ScheduleResult.Cancelled
            : ScheduleResult.TooLate;
    }
}
