using KnowledgeHub.Storage;

namespace KnowledgeHub.Content;

/// <summary>Items that were deleted and can still come back.</summary>
public sealed class DeletedContent(Database database)
{
    private readonly NamedSql sql = database.Sql<DeletedContent>();

    /// <summary>The deleted items, the last one first.</summary>
    public async Task<(IReadOnlyList<DeletedItem> Items, int Total)> ListAsync(int page, int size, CancellationToken ct)
    {
        var args = new { Limit = size, Offset = (page - 1) * size };
        await using var session = await database.OpenAsync(ct);
        return ([.. await session.QueryAsync<DeletedItem>(sql["list"], args, ct)], await session.ScalarAsync<int>(sql["count"], ct: ct));
    }

    public async Task<DeletedItem?> FindAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<DeletedItem>(sql["find"], new { Id = id }, ct);
    }
}

/// <summary>An item that was deleted.</summary>
public sealed record DeletedItem
{
    public required string Id { get; init; }

    public required string Type { get; init; }

    public required string Title { get; init; }

    public required string Slug { get; init; }

    public DateTimeOffset DeletedAt { get; init; }

    public required string DeletedBy { get; init; }

    public ContentType ContentType => ContentType.Get(Type);

    /// <summary>The first instant at which it may be removed for good.</summary>
    public DateTimeOffset KeptUntil => DeletedAt + PurgeDeleted.Kept;
}
