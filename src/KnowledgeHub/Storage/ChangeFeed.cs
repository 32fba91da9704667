using System.Text.Json;

namespace KnowledgeHub.Storage;

/// <summary>
/// The list of what changed, in commit order. Followers read on from their own checkpoint, so a crash loses nothing
/// and running a step twice does no harm.
/// </summary>
public sealed class ChangeFeed(Database database, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<ChangeFeed>();

    /// <summary>
    /// Waits until no other transaction is about to record a change. Whoever will record one calls this before touching
    /// any item: two that hold an item each and wait for the other's turn would never end.
    /// </summary>
    public Task TakeTurnAsync(Session session, CancellationToken ct) => session.RunAsync(sql["take-turn"], ct: ct);

    /// <summary>Records a change in the caller's transaction, so that it exists exactly when what it speaks of does. Gives its sequence number.</summary>
    public async Task<long> AppendAsync(Session session, string contentId, ChangeKind kind, CancellationToken ct)
    {
        await TakeTurnAsync(session, ct);
        return await session.ScalarAsync<long>(sql["append"], new { ContentId = contentId, Kind = kind.ToString().ToLowerInvariant(), At = clock.GetUtcNow() }, ct);
    }

    /// <summary>The same for many items at once.</summary>
    public async Task AppendManyAsync(Session session, IReadOnlyCollection<string> contentIds, ChangeKind kind, CancellationToken ct)
    {
        await TakeTurnAsync(session, ct);
        await session.RunAsync(sql["append-many"], new { Ids = JsonSerializer.Serialize(contentIds), Kind = kind.ToString().ToLowerInvariant(), At = clock.GetUtcNow() }, ct);
    }

    /// <summary>Up to <paramref name="limit"/> changes after a sequence number, oldest first.</summary>
    public async Task<IReadOnlyList<ContentChange>> ReadAsync(long after, int limit, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<ContentChange>(sql["read"], new { After = after, Limit = limit }, ct)];
    }

    /// <summary>The newest sequence number, 0 when nothing ever changed.</summary>
    public async Task<long> HeadAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.ScalarAsync<long>(sql["head"], ct: ct);
    }

    /// <summary>Where a follower that keeps its checkpoint in the database stands.</summary>
    public async Task<long> CheckpointAsync(string follower, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.ScalarAsync<long>(sql["checkpoint"], new { Follower = follower }, ct);
    }

    /// <summary>Moves a follower forward; a checkpoint never moves back.</summary>
    public async Task AdvanceAsync(string follower, long sequence, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        await session.RunAsync(sql["advance"], new { Follower = follower, Sequence = sequence }, ct);
    }
}

/// <summary>What happened to an item.</summary>
public enum ChangeKind
{
    Published,
    Withdrawn,
    Unpublished,

    /// <summary>Its topics, their names or a country of it have changed; the item itself is as it was.</summary>
    Terms,

    /// <summary>Files that the item uses have changed, or the text inside them has become known; the item itself is as it was.</summary>
    Files,
}

/// <summary>One entry of the change feed.</summary>
public sealed record ContentChange
{
    public long Sequence { get; init; }

    public required string ContentId { get; init; }

    public required string Kind { get; init; }

    public DateTimeOffset At { get; init; }
}
