using System.Globalization;
using System.Text.Json;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters;

/// <summary>
/// Writes what the open connections have to say in one transaction for all that wait, so that many messages share one
/// flush of the disk. One transaction at a time: while it runs the next gathers, and fewer, larger ones cost less on both
/// databases. Each still waits until its own row is safe: none goes out before it is marked as sending.
/// </summary>
public sealed class LedgerWriter(Database database, Lease lease, TimeProvider clock)
{
    private static readonly TimeSpan LongestHandover = TimeSpan.FromMinutes(30);
    private readonly NamedSql sql = database.Sql<LedgerWriter>();
    private readonly string statements = $"{database.Sql<LedgerWriter>()["write-down"]};\n{database.Sql<LedgerWriter>()["begin"]}";
    private readonly Lock gate = new();
    private List<Step> waiting = [];
    private bool isWriting;

    /// <summary>Writes down the answer about one row and marks another as sending; either may be missing. False when the other may not be sent.</summary>
    internal Task<bool> WriteAsync(Answer? answer, string? begin)
    {
        var step = new Step(answer, begin);
        lock (gate)
        {
            waiting.Add(step);
            if (isWriting)
            {
                return step.Done.Task;
            }

            isWriting = true;
        }

        _ = Task.Run(WriteAllAsync);
        return step.Done.Task;
    }

    private async Task WriteAllAsync()
    {
        while (Take() is { Count: > 0 } steps)
        {
            try
            {
                var begun = await WriteAsync(steps);
                steps.ForEach(step => step.Done.SetResult(step.Begin is not null && begun.Contains(step.Begin)));
            }
            catch (Exception e)
            {
                // Whoever waits for a row hears of it.
                steps.ForEach(step => step.Done.TrySetException(e));
            }
        }
    }

    private List<Step> Take()
    {
        lock (gate)
        {
            var taken = waiting;
            waiting = [];
            isWriting = taken.Count > 0;
            return taken;
        }
    }

    // Not to be cancelled: an answer that was given must be kept. Both statements travel together.
    private async Task<HashSet<string>> WriteAsync(List<Step> steps)
    {
        var now = clock.GetUtcNow();
        var ids = steps.Where(step => step.Begin is not null).Select(step => step.Begin!).ToList();
        var answers = steps.Where(step => step.Answer is not null).Select(step => step.Answer!);
        var args = new { Answers = JsonSerializer.Serialize(answers), Ids = JsonSerializer.Serialize(ids), Now = now, Until = now + LongestHandover, lease.Holder };
        var begun = await TogetherAsync(args);
        if (begun.Count < ids.Count)
        {
            await using var session = await database.OpenAsync(CancellationToken.None);
            await session.RunAsync(sql["leave-if-gone"], args);
        }

        return begun;
    }

    // PostgreSQL takes statements that travel together as one transaction, without two more journeys to begin and end it.
    private async Task<HashSet<string>> TogetherAsync(object args)
    {
        if (database.Dialect == Dialect.Postgres)
        {
            await using var connected = await database.OpenAsync(CancellationToken.None);
            return [.. await connected.QueryAsync<string>(statements, args)];
        }

        await using var session = await database.BeginAsync(CancellationToken.None);
        HashSet<string> begun = [.. await session.QueryAsync<string>(statements, args)];
        await session.CommitAsync();
        return begun;
    }

    /// <summary>What becomes of a row; the instant as both databases read it from text.</summary>
    internal sealed record Answer(string Id, string State, string DueAt, string Reason, int Attempts)
    {
        public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
    }

    private sealed record Step(Answer? Answer, string? Begin)
    {
        public TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
