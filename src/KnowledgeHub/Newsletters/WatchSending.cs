using KnowledgeHub.Mail;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters;

/// <summary>Says how far the sending of an issue is and what it waits for.</summary>
public sealed class WatchSending(Database database, MailBreaker breaker, Installation installation, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<WatchSending>();

    /// <returns>Null when the issue is not due and never was on its way.</returns>
    public async Task<Sending?> RunAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        if (await session.FirstAsync<IssueRow>(sql["find"], new { Id = id, Now = clock.GetUtcNow() }, ct) is not { } issue)
        {
            return null;
        }

        if (issue.State == "scheduled" && await installation.CopyOfAsync(ct) is not null)
        {
            // A copy of a hub holds its issues back until somebody says that it is the real one.
            return null;
        }

        var counts = (await session.QueryAsync<CountRow>(sql["count"], new { Id = id }, ct)).ToDictionary(row => row.State, row => (int)row.Deliveries);
        return new Sending
        {
            IsStarting = issue.State == "scheduled",
            IsSending = issue.State == "sending",
            IsBeingQueued = issue.QueuedUpTo is not null,
            PausedAt = issue.PausedAt,
            PausedBy = issue.PausedBy,
            PausedBecause = issue.PausedBecause,
            OpenUncertain = (int)issue.OpenUncertain,
            Counts = counts,
            Outage = issue.State == "sending" ? await breaker.ReadAsync(ct) : null,
        };
    }

    private sealed record IssueRow
    {
        public required string State { get; init; }

        public DateTimeOffset? PausedAt { get; init; }

        public required string PausedBy { get; init; }

        public required string PausedBecause { get; init; }

        public string? QueuedUpTo { get; init; }

        public long OpenUncertain { get; init; }
    }

    private sealed record CountRow
    {
        public required string State { get; init; }

        public long Deliveries { get; init; }
    }
}

/// <summary>How far an issue is on its way.</summary>
public sealed record Sending
{
    /// <summary>It is due, and no node has begun with it yet.</summary>
    public bool IsStarting { get; init; }

    public bool IsSending { get; init; }

    /// <summary>Subscribers are still being added to its ledger.</summary>
    public bool IsBeingQueued { get; init; }

    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>Who paused it; empty when the hub did.</summary>
    public string PausedBy { get; init; } = "";

    public string PausedBecause { get; init; } = "";

    /// <summary>Uncertain deliveries that nobody has decided about.</summary>
    public int OpenUncertain { get; init; }

    /// <summary>How many deliveries are in each state.</summary>
    public required IReadOnlyDictionary<string, int> Counts { get; init; }

    /// <summary>Set while the mail server can't be reached.</summary>
    public Outage? Outage { get; init; }

    /// <summary><c>starting</c>, <c>sending</c>, <c>paused</c> or <c>done</c>: in each, staff can do something else.</summary>
    public string Stage => IsStarting ? "starting" : !IsSending ? "done" : PausedAt is null ? "sending" : "paused";

    public int Total => Counts.Values.Sum();

    public int Handled => Total - Counts.GetValueOrDefault("queued") - Counts.GetValueOrDefault("sending");
}
