using KnowledgeHub.Storage;

namespace KnowledgeHub.Subscribers;

/// <summary>Lets a subscriber rest: nothing is sent before the day they chose, and they stay subscribed. Safe to run twice.</summary>
public sealed class PauseSubscription(Database database, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<PauseSubscription>();

    /// <summary>The months that are offered.</summary>
    public static IReadOnlyList<int> Offered { get; } = [1, 3, 6];

    /// <returns>Until when, or null when the number is not offered or there is nothing to pause.</returns>
    public async Task<DateTimeOffset?> RunAsync(string id, int months, CancellationToken ct)
    {
        if (!Offered.Contains(months))
        {
            return null;
        }

        var until = clock.GetUtcNow().AddMonths(months);
        return await StoreAsync(id, until, ct) ? until : null;
    }

    public Task ResumeAsync(string id, CancellationToken ct) => StoreAsync(id, null, ct);

    private async Task<bool> StoreAsync(string id, DateTimeOffset? until, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.RunAsync(sql["pause"], new { Id = id, Until = until }, ct) == 1;
    }
}
