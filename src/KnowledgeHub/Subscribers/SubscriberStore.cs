using KnowledgeHub.Storage;

namespace KnowledgeHub.Subscribers;

/// <summary>Reads subscribers.</summary>
public sealed class SubscriberStore(Database database)
{
    private readonly NamedSql sql = database.Sql<SubscriberStore>();

    public async Task<Subscriber?> FindAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<Subscriber>(sql["find"], new { Id = id }, ct) is { } found
            ? found with { Topics = [.. await session.QueryAsync<string>(sql["topics"], new { Id = id }, ct)] }
            : null;
    }

    /// <summary>Whose address this is, written in lower case, or null; read in the caller's transaction.</summary>
    public Task<string?> FindIdAsync(Session session, string address, CancellationToken ct) => session.ScalarAsync<string>(sql["id-of"], new { Email = address }, ct);

    /// <summary>How many subscribers are in each state.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return (await session.QueryAsync<StateCount>(sql["count"], ct: ct)).ToDictionary(row => row.State, row => (int)row.Subscribers);
    }

    /// <summary>How many confirmed subscribers each audience and language has.</summary>
    public async Task<IReadOnlyList<EditionCount>> CountEditionsAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<EditionCount>(sql["count-editions"], ct: ct)];
    }

    internal async Task SaveTopicsAsync(Session session, string id, IReadOnlyList<string> topics, CancellationToken ct)
    {
        await LockTopicsAsync(session, topics, ct);
        await ReplaceTopicsAsync(session, id, topics, ct);
    }

    /// <summary>To be done once in a transaction, before anything is written, for all topics that it stores.</summary>
    internal Task LockTopicsAsync(Session session, IEnumerable<string> topics, CancellationToken ct) =>
        session.RunAsync(sql["lock-topics"], new { Topics = topics.ToArray() }, ct);

    internal async Task ReplaceTopicsAsync(Session session, string id, IReadOnlyList<string> topics, CancellationToken ct)
    {
        await session.RunAsync(sql["clear-topics"], new { Id = id }, ct);
        foreach (var topic in topics.Distinct())
        {
            await session.RunAsync(sql["add-topic"], new { Id = id, Topic = topic }, ct);
        }
    }

    private sealed record StateCount
    {
        public required string State { get; init; }

        public long Subscribers { get; init; }
    }
}

/// <summary>How many confirmed subscribers read one edition.</summary>
public sealed record EditionCount
{
    public required string Audience { get; init; }

    public required string Locale { get; init; }

    public int Subscribers { get; init; }
}
