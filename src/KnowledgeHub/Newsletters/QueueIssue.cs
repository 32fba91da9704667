using System.Text.Json;
using KnowledgeHub.Mail;
using KnowledgeHub.Newsletters.Preflight;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters;

/// <summary>
/// When an issue is due: one delivery row for each confirmed subscriber, a thousand at a time. How far it came is stored
/// with the rows, so that after a crash it goes on where it stood; running it twice adds nothing.
/// </summary>
public sealed class QueueIssue(Database database, IssueRecipients recipients, IssueGuard guard, Installation installation, TimeProvider clock)
{
    private const int AtOnce = 1000;
    private readonly NamedSql sql = database.Sql<QueueIssue>();

    /// <summary>Queues every issue that is due and says how many that were.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var queued = 0;
        var due = await DueAsync(ct);
        if (due.Count > 0 && !await installation.MaySendAsync(ct))
        {
            return 0;
        }

        foreach (var id in due)
        {
            queued += await StartAsync(id, ct) ? 1 : 0;
            while (await AddSomeAsync(id, ct))
            {
                // Each round is a transaction of its own.
            }
        }

        return queued;
    }

    private async Task<List<string>> DueAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<string>(sql["due"], new { Now = clock.GetUtcNow() }, ct)];
    }

    private async Task<bool> StartAsync(string id, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        // The row's change is the lock: of two nodes that find the issue due, one gets it.
        if (await session.RunAsync(sql["start"], new { Id = id, Now = clock.GetUtcNow() }, ct) == 0)
        {
            return false;
        }

        if (await guard.WhyNotAsync(id, ct) is { } reason)
        {
            await session.RunAsync(sql["hold"], new { Id = id, Reason = reason }, ct);
            await session.CommitAsync(ct);
            return false;
        }

        var isEmpty = await session.ScalarAsync<int>(sql["count-items"], new { Id = id }, ct) == 0;
        if (isEmpty)
        {
            // Everything in it was withdrawn since it was scheduled; staff find it among the drafts.
            await session.RunAsync(sql["give-back"], new { Id = id }, ct);
        }

        await session.CommitAsync(ct);
        return !isEmpty;
    }

    private async Task<bool> AddSomeAsync(string id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var session = await database.BeginAsync(ct);
        if (database.Dialect == Dialect.Postgres)
        {
            await session.RunAsync(sql["plan-lightly"], ct: ct);
        }

        if (await session.ScalarAsync<string>(sql["go-on"], new { Id = id }, ct) is not { } after)
        {
            return false;
        }

        var subscribers = await recipients.NextAsync(session, id, after, AtOnce, ct);
        var rows = subscribers.Select(subscriber => new NewRow(Storage.Id.New(clock), subscriber.SubscriberId, Ledger.DomainOf(subscriber.Email)));
        await session.RunAsync(sql["add"], new { Id = id, Rows = JsonSerializer.Serialize(rows), Now = now }, ct);
        var isLast = subscribers.Count < AtOnce;
        await session.RunAsync(sql["move"], new { Id = id, UpTo = isLast ? null : subscribers[^1].SubscriberId }, ct);
        if (database.Dialect == Dialect.Postgres && (isLast || after.Length == 0))
        {
            await session.RunAsync(sql["count-anew"], ct: ct);
        }

        await session.CommitAsync(ct);
        return !isLast;
    }

    private sealed record NewRow(string Id, string Subscriber, string Domain);
}
