using KnowledgeHub.Storage;

namespace KnowledgeHub.Content;

/// <summary>The history of an item: every version that was ever stored of it.</summary>
public sealed class ContentVersions(Database database)
{
    private readonly NamedSql sql = database.Sql<ContentVersions>();

    /// <summary>Some of an item's versions, newest first.</summary>
    public async Task<(IReadOnlyList<ContentVersion> Versions, int Total)> ListAsync(string contentId, int page, int size, CancellationToken ct)
    {
        var args = new { ContentId = contentId, Limit = size, Offset = (page - 1) * size };
        await using var session = await database.OpenAsync(ct);
        return ([.. await session.QueryAsync<ContentVersion>(sql["list"], args, ct)], await session.ScalarAsync<int>(sql["count"], args, ct));
    }

    /// <summary>A version by its number.</summary>
    public async Task<ContentVersion?> FindAsync(string contentId, int number, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<ContentVersion>(sql["numbered"], new { ContentId = contentId, Number = number }, ct);
    }

    /// <summary>A version by its id.</summary>
    public async Task<ContentVersion?> FindAsync(string contentId, string? version, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<ContentVersion>(sql["one"], new { ContentId = contentId, Version = version ?? "" }, ct);
    }
}

/// <summary>One version of an item; it never changes.</summary>
public sealed record ContentVersion
{
    public required string Id { get; init; }

    /// <summary>1 for the first one.</summary>
    public int Number { get; init; }

    public required string Author { get; init; }

    /// <summary>Where it comes from when nobody typed it, or empty.</summary>
    public string Note { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it first became what readers see, or null.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    public required string Data { get; init; }
}
