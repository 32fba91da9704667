using KnowledgeHub.Mail;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters;

/// <summary>
/// One row for each issue and subscriber: queued → sending → sent, refused, uncertain or left. A row is marked as
/// sending before its message goes out, so that after a crash it is known which ones are uncertain.
/// </summary>
public sealed class Ledger(Database database, Lease lease, TimeProvider clock)
{
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);
    private readonly NamedSql sql = database.Sql<Ledger>();

    /// <summary>Takes up to <paramref name="limit"/> rows that are due, so that no other worker takes them.</summary>
    public async Task<IReadOnlyList<DueDelivery>> ClaimAsync(int limit, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var session = await database.BeginAsync(ct);
        var due = (await session.QueryAsync<DueDelivery>(sql["claim"], new { Now = now, Until = now + Claim, lease.Holder, Limit = limit }, ct)).ToList();
        var topics = (await session.QueryAsync<TopicRow>(sql["topics"], new { Ids = due.Select(delivery => delivery.SubscriberId).ToArray() }, ct)).ToLookup(row => row.SubscriberId, row => row.Topic);
        await session.CommitAsync(ct);
        return [.. due.Select(delivery => delivery with { Reader = new Reader(delivery.Audience, delivery.Locale, string.Join(';', topics[delivery.SubscriberId])) })];
    }

    /// <summary>
    /// The last check before a message goes out; in the same statement the row becomes <c>sending</c>. False when the
    /// subscriber left meanwhile, which is written down, or when the claim ran out and another worker has the row.
    /// </summary>
    public async Task<bool> BeginAsync(string id, CancellationToken ct)
    {
        var args = new { Id = id, Now = clock.GetUtcNow(), lease.Holder };
        await using var session = await database.OpenAsync(ct);
        if (await session.RunAsync(sql["begin"], args, ct) == 1)
        {
            return true;
        }

        await session.RunAsync(sql["leave-if-gone"], args, ct);
        return false;
    }

    /// <summary>Writes down that a claimed row will not be sent because its edition holds nothing any more.</summary>
    public async Task LeaveOutAsync(string id, string reason, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        await session.RunAsync(sql["leave-out"], new { Id = id, Reason = reason, Now = clock.GetUtcNow(), lease.Holder }, ct);
    }

    /// <summary>Writes down the mail server's answer. Not to be cancelled: an answer that was given must be kept.</summary>
    public async Task WriteDownAsync(DueDelivery delivery, Handover answer)
    {
        var now = clock.GetUtcNow();
        var (state, due) = answer switch
        {
            Handover.Accepted => ("sent", now),
            Handover.Refused => ("refused", now),
            Handover.Unknown => ("uncertain", now),
            _ when delivery.Attempts >= RetryDelays.Most => ("refused", now),
            _ => ("queued", now + RetryDelays.After(delivery.Attempts)),
        };
        await using var session = await database.OpenAsync(CancellationToken.None);
        await session.RunAsync(sql["write-down"], new { delivery.Id, State = state, DueAt = due, Answer = answer.Reason, Now = now }, CancellationToken.None);
    }

    /// <summary>Rows whose hand-over was cut off become uncertain; they are never sent again by themselves.</summary>
    public async Task<int> MarkUncertainAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.RunAsync(sql["mark-uncertain"], new { Now = clock.GetUtcNow() }, ct);
    }

    /// <summary>Issues of which nothing waits any more are sent.</summary>
    public async Task FinishAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        await session.RunAsync(sql["finish"], new { Now = clock.GetUtcNow() }, ct);
    }

    private sealed record TopicRow
    {
        public required string SubscriberId { get; init; }

        public required string Topic { get; init; }
    }
}

/// <summary>A claimed row with what is needed to send it.</summary>
public sealed record DueDelivery
{
    public required string Id { get; init; }

    public required string IssueId { get; init; }

    public required string SubscriberId { get; init; }

    public required string Email { get; init; }

    public required string Audience { get; init; }

    public required string Locale { get; init; }

    /// <summary>What decides which edition it is.</summary>
    public Reader Reader { get; init; } = new("", "", "");

    /// <summary>How often it was tried, this time included.</summary>
    public int Attempts { get; init; }
}
