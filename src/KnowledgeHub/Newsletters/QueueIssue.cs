using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters;

/// <summary>When an issue is due: one delivery row for each confirmed subscriber. Running it twice adds nothing.</summary>
public sealed class QueueIssue(Database database, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<QueueIssue>();

    /// <summary>Queues every issue that is due and says how many that were.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var queued = 0;
        foreach (var id in await DueAsync(ct))
        {
            await using var session = await database.BeginAsync(ct);
            // The row's change is the lock: of two nodes that find the issue due, one gets it.
            if (await session.RunAsync(sql["start"], new { Id = id, Now = clock.GetUtcNow() }, ct) == 0)
            {
                continue;
            }

            if (await session.ScalarAsync<int>(sql["count-items"], new { Id = id }, ct) == 0)
            {
                // Everything in it was withdrawn since it was scheduled; staff find it among the drafts.
                await session.RunAsync(sql["give-back"], new { Id = id }, ct);
                await session.CommitAsync(ct);
                continue;
            }

            foreach (var subscriber in (await session.QueryAsync<string>(sql["subscribers"], new { Id = id, Now = clock.GetUtcNow() }, ct)).ToList())
            {
                await session.RunAsync(sql["add"], new { DeliveryId = Id.New(clock), Id = id, SubscriberId = subscriber, Now = clock.GetUtcNow() }, ct);
            }

            await session.CommitAsync(ct);
            queued++;
        }

        return queued;
    }

    private async Task<List<string>> DueAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<string>(sql["due"], new { Now = clock.GetUtcNow() }, ct)];
    }
}
