using KnowledgeHub.Mail;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters;

/// <summary>
/// One row for each issue and subscriber: queued → sending → sent, refused, uncertain or left. A row is marked as
/// sending before its message goes out, so that after a crash it is known which ones are uncertain.
/// </summary>
public sealed class Ledger(Database database, LedgerWriter writer, MailPace pace, Lease lease, TimeProvider clock)
{
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);
    private readonly NamedSql sql = database.Sql<Ledger>();

    /// <summary>Takes up to <paramref name="limit"/> rows that are due, oldest issue first, so that no other worker takes them. Domains that had their share for now are passed over.</summary>
    public async Task<IReadOnlyList<DueDelivery>> ClaimAsync(int limit, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        await StayAliveAsync(session, ct);
        var due = new List<DueDelivery>();
        foreach (var issue in await session.QueryAsync<string>(sql["issues"], ct: ct))
        {
            due.AddRange(await ClaimAsync(session, issue, limit - due.Count, ct));
            if (due.Count == limit)
            {
                break;
            }
        }

        var topics = (await session.QueryAsync<TopicRow>(sql["topics"], new { Ids = due.Select(delivery => delivery.SubscriberId).ToArray() }, ct)).ToLookup(row => row.SubscriberId, row => row.Topic);
        await session.CommitAsync(ct);
        return [.. due.Select(delivery => delivery with { Reader = new Reader(delivery.Audience, delivery.Locale, string.Join(';', topics[delivery.SubscriberId])) })];
    }

    /// <summary>Says that this node still works: what it claimed stays claimed. A node that is killed says nothing any more, and its rows are free within seconds.</summary>
    public async Task StayAliveAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        await StayAliveAsync(session, ct);
    }

    /// <summary>
    /// The last check before a message goes out; in the same statement the row becomes <c>sending</c>. False when the
    /// subscriber left meanwhile, which is written down, when the issue is paused, or when another worker has the row.
    /// </summary>
    public Task<bool> BeginAsync(string id, CancellationToken ct) => ct.IsCancellationRequested ? Task.FromCanceled<bool>(ct) : BeginAsync(id, before: null);

    /// <summary>The same, and what became of the row before it in one go. Not to be cancelled, for the answer's sake.</summary>
    internal Task<bool> BeginAsync(string id, LedgerWriter.Answer? before) => writer.WriteAsync(before, id);

    /// <summary>Writes down that a claimed row will not be sent because its edition holds nothing any more.</summary>
    public async Task LeaveOutAsync(string id, string reason, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        await session.RunAsync(sql["leave-out"], new { Id = id, Reason = reason, Now = clock.GetUtcNow(), lease.Holder }, ct);
    }

    /// <summary>Gives back what was claimed and not begun.</summary>
    public async Task ReleaseAsync(IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        await session.RunAsync(sql["release"], new { Ids = ids.ToArray(), lease.Holder }, ct);
    }

    /// <summary>Writes down the mail server's answer. Not to be cancelled: an answer that was given must be kept.</summary>
    internal Task WriteDownAsync(LedgerWriter.Answer answer) => writer.WriteAsync(answer, null);

    /// <summary>What a mail server's answer means for a row. A try that only showed that the server is away does not count.</summary>
    internal LedgerWriter.Answer Judge(DueDelivery delivery, Handover answer, bool counts)
    {
        var now = clock.GetUtcNow();
        var (state, due) = answer switch
        {
            Handover.Accepted => ("sent", now),
            Handover.Refused => ("refused", now),
            Handover.Unknown => ("uncertain", now),
            _ when !counts => ("queued", now),
            _ when delivery.Attempts >= RetryDelays.Most => ("refused", now),
            _ => ("queued", now + RetryDelays.After(delivery.Attempts)),
        };
        return new LedgerWriter.Answer(delivery.Id, state, LedgerWriter.Answer.Text(due), answer.Reason, counts ? delivery.Attempts : delivery.Attempts - 1);
    }

    /// <summary>Rows whose hand-over was cut off become uncertain; they are never sent again by themselves.</summary>
    public async Task<int> MarkUncertainAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var session = await database.OpenAsync(ct);
        await session.RunAsync(sql["forget-nodes"], new { Before = now.AddDays(-1) }, ct);
        return await session.RunAsync(sql["mark-uncertain"], new { Now = now }, ct);
    }

    /// <summary>Issues of which nothing waits any more are sent.</summary>
    public async Task FinishAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        await session.RunAsync(sql["finish"], new { Now = clock.GetUtcNow() }, ct);
    }

    private Task StayAliveAsync(Session session, CancellationToken ct) =>
        session.RunAsync(sql["alive"], new { lease.Holder, Until = clock.GetUtcNow() + Lease.Length }, ct);

    private async Task<List<DueDelivery>> ClaimAsync(Session session, string issue, int limit, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = (await session.QueryAsync<DueDelivery>(sql["claim"], new { IssueId = issue, Now = now, Until = now + Claim, pace.Soon, lease.Holder, Limit = limit }, ct)).ToList();
        return pace.LimitsDomains ? await ShareAsync(session, due, ct) : due;
    }

    // Of each domain stay as many as it may get now; the others are free again. In one order, so that two nodes don't wait for each other.
    private async Task<List<DueDelivery>> ShareAsync(Session session, List<DueDelivery> due, CancellationToken ct)
    {
        await pace.ForgetAsync(session, ct);
        var kept = new List<DueDelivery>();
        foreach (var domain in due.GroupBy(delivery => DomainOf(delivery.Email), StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            kept.AddRange(domain.Take(await pace.ReserveAsync(session, domain.Key, domain.Count(), ct)));
        }

        await session.RunAsync(sql["release"], new { Ids = due.Except(kept).Select(delivery => delivery.Id).ToArray(), lease.Holder }, ct);
        return kept;
    }

    /// <summary>Where mail to an address goes.</summary>
    internal static string DomainOf(string email) => email[(email.LastIndexOf('@') + 1)..].ToLowerInvariant();

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
