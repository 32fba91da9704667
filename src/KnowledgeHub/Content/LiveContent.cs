using KnowledgeHub.Storage;

namespace KnowledgeHub.Content;

/// <summary>Reads what the public may read, and nothing else.</summary>
public sealed class LiveContent(Database database)
{
    private readonly NamedSql sql = database.Sql<LiveContent>();

    /// <summary>The item at an address, withdrawn ones included: their page says so.</summary>
    public async Task<LiveItem?> AtAsync(string type, string slug, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<LiveItem>(sql["at"], new { Type = type, Slug = slug }, ct);
    }

    /// <summary>Where an item that used to have this address is now, or null.</summary>
    public async Task<string?> MovedToAsync(string type, string slug, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.ScalarAsync<string>(sql["moved-to"], new { Type = type, Slug = slug }, ct);
    }

    /// <summary>An item by its id, withdrawn ones included.</summary>
    public async Task<LiveItem?> FindAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<LiveItem>(sql["find"], new { Id = id }, ct);
    }

    /// <summary>The newest items of a type, or of all types.</summary>
    public async Task<IReadOnlyList<LiveItem>> NewestAsync(string? type, int limit, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<LiveItem>(sql["newest"], new { Type = type ?? "", Limit = limit }, ct)];
    }

    /// <summary>The newest items with a topic, country or audience.</summary>
    public async Task<IReadOnlyList<LiveItem>> WithTermAsync(string kind, string value, int limit, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<LiveItem>(sql["with-term"], new { Kind = kind, Value = value, Limit = limit }, ct)];
    }

    /// <summary>Other items that share most topics and countries with this one.</summary>
    public async Task<IReadOnlyList<LiveItem>> RelatedAsync(string id, int limit, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<LiveItem>(sql["related"], new { Id = id, Limit = limit }, ct)];
    }

    /// <summary>How many items each value of a kind of term has: topic, country, audience or year.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountTermsAsync(string kind, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return (await session.QueryAsync<ValueCount>(sql["count-terms"], new { Kind = kind }, ct)).ToDictionary(row => row.Value, row => (int)row.Items);
    }

    /// <summary>How many items each type has.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountTypesAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return (await session.QueryAsync<ValueCount>(sql["count-types"], ct: ct)).ToDictionary(row => row.Value, row => (int)row.Items);
    }

    /// <summary>All items that search may show, in the order of their ids, some at a time: the rebuild of an index reads on from the last id.</summary>
    public Task<IReadOnlyList<LiveItem>> AfterAsync(string id, int limit, CancellationToken ct) => AfterAsync(id, limit, alsoWithdrawn: false, ct);

    public Task<IReadOnlyList<LiveItem>> FindManyAsync(IReadOnlyCollection<string> ids, CancellationToken ct) => FindManyAsync(ids, alsoWithdrawn: false, ct);

    public Task<int> CountAsync(CancellationToken ct) => CountAsync(alsoWithdrawn: false, ct);

    /// <summary>The same with the items that were withdrawn and keep their page.</summary>
    public Task<IReadOnlyList<LiveItem>> AfterWithWithdrawnAsync(string id, int limit, CancellationToken ct) => AfterAsync(id, limit, alsoWithdrawn: true, ct);

    public Task<IReadOnlyList<LiveItem>> FindManyWithWithdrawnAsync(IReadOnlyCollection<string> ids, CancellationToken ct) => FindManyAsync(ids, alsoWithdrawn: true, ct);

    public Task<int> CountWithWithdrawnAsync(CancellationToken ct) => CountAsync(alsoWithdrawn: true, ct);

    private async Task<IReadOnlyList<LiveItem>> AfterAsync(string id, int limit, bool alsoWithdrawn, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<LiveItem>(sql["after"], new { Id = id, Limit = limit, AlsoWithdrawn = alsoWithdrawn }, ct)];
    }

    private async Task<IReadOnlyList<LiveItem>> FindManyAsync(IReadOnlyCollection<string> ids, bool alsoWithdrawn, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<LiveItem>(sql["find-many"], new { Ids = ids.ToArray(), AlsoWithdrawn = alsoWithdrawn }, ct)];
    }

    private async Task<int> CountAsync(bool alsoWithdrawn, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.ScalarAsync<int>(sql["count"], new { AlsoWithdrawn = alsoWithdrawn }, ct);
    }

    /// <summary>Which version of each item search may show, in the order of their ids, some at a time.</summary>
    public async Task<IReadOnlyList<LiveVersion>> VersionsAfterAsync(string id, int limit, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<LiveVersion>(sql["versions-after"], new { Id = id, Limit = limit }, ct)];
    }

    /// <summary>How many items there are, and up to where the change feed tells of them.</summary>
    public async Task<LiveStanding> StandingAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return (await session.FirstAsync<LiveStanding>(sql["standing"], ct: ct))!;
    }

    private sealed record ValueCount
    {
        public required string Value { get; init; }

        public long Items { get; init; }
    }
}

/// <summary>An item and the version of it that readers see.</summary>
public sealed record LiveVersion
{
    public required string ContentId { get; init; }

    public required string Version { get; init; }
}

/// <summary>What is live at one moment.</summary>
public sealed record LiveStanding
{
    public long Items { get; init; }

    /// <summary>The newest sequence number of the change feed.</summary>
    public long Head { get; init; }
}
