using KnowledgeHub.Storage;

namespace KnowledgeHub.Alerts;

/// <summary>Reads saved searches.</summary>
public sealed class SavedSearchStore(Database database)
{
    private readonly NamedSql sql = database.Sql<SavedSearchStore>();

    public async Task<SavedSearch?> FindAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<SavedSearch>(sql["find"], new { Id = id }, ct);
    }

    public async Task<Follower?> FollowerAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<Follower>(sql["follower"], new { Id = id }, ct);
    }

    /// <summary>What a follower confirmed, oldest first.</summary>
    public async Task<IReadOnlyList<SavedSearch>> OfAsync(string followerId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<SavedSearch>(sql["of"], new { FollowerId = followerId }, ct)];
    }

    /// <summary>How many saved searches there are, for staff: numbers, and nobody's address.</summary>
    public async Task<IReadOnlyList<SavedSearchCount>> CountAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<SavedSearchCount>(sql["count"], ct: ct)];
    }
}

/// <summary>How many saved searches are in a state and have a period.</summary>
public sealed record SavedSearchCount
{
    public required string State { get; init; }

    public required string Period { get; init; }

    public int Searches { get; init; }
}
