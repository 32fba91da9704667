using KnowledgeHub.Storage;

namespace KnowledgeHub.Content;

/// <summary>Reads items for staff, drafts included.</summary>
public sealed class ContentItems(Database database)
{
    private readonly NamedSql sql = database.Sql<ContentItems>();

    public async Task<ContentItem?> FindAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await FindAsync(session, id, ct);
    }

    /// <summary>An item even if it was deleted, for what has to hold for deleted items too.</summary>
    public async Task<ContentItem?> FindAlsoDeletedAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<ContentItem>(sql["find-any"], new { Id = id }, ct);
    }

    internal Task<ContentItem?> FindAsync(Session session, string id, CancellationToken ct) =>
        session.FirstAsync<ContentItem>(sql["find"], new { Id = id }, ct);

    internal Task<ContentItem?> FindExternalAsync(Session session, string type, string externalId, CancellationToken ct) =>
        session.FirstAsync<ContentItem>(sql["find-external"], new { Type = type, ExternalId = externalId }, ct);

    /// <summary>Items whose title holds the words, newest change first. Empty filters mean all.</summary>
    public async Task<(IReadOnlyList<ContentItem> Items, int Total)> ListAsync(string? type, string? state, string? words, int page, int size, CancellationToken ct)
    {
        var args = new
        {
            Type = type ?? "",
            State = state ?? "",
            Words = string.IsNullOrWhiteSpace(words) ? "" : $"%{words.Trim().ToLowerInvariant().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%",
            Limit = size,
            Offset = (page - 1) * size,
        };
        await using var session = await database.OpenAsync(ct);
        return ([.. await session.QueryAsync<ContentItem>(sql["list"], args, ct)], await session.ScalarAsync<int>(sql["count"], args, ct));
    }

    /// <summary>How many items are in each state.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountStatesAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return (await session.QueryAsync<StateCount>(sql["count-states"], ct: ct)).ToDictionary(row => row.State, row => (int)row.Items);
    }

    private sealed record StateCount
    {
        public required string State { get; init; }

        public long Items { get; init; }
    }
}
