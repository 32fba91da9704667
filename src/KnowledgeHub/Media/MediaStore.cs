using KnowledgeHub.Storage;

namespace KnowledgeHub.Media;

/// <summary>Which files a list shows.</summary>
public sealed record MediaFilter(string Words = "", string Kind = "", string Show = "")
{
    /// <summary>Of <see cref="Kind"/>: all pictures, all documents, or one type.</summary>
    public const string Images = "images";
    public const string Documents = "documents";

    /// <summary>Of <see cref="Show"/>.</summary>
    public const string Unused = "unused";
    public const string Unreadable = "unreadable";
    public const string NoAlt = "no-alt";
    public const string Deleted = "deleted";
}

/// <summary>Reads the library.</summary>
public sealed class MediaStore(Database database)
{
    private readonly NamedSql sql = database.Sql<MediaStore>();

    public async Task<MediaItem?> FindAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<MediaItem>(sql["find"], new { Id = id }, ct);
    }

    /// <summary>Files by their ids, deleted ones included.</summary>
    public async Task<IReadOnlyList<MediaItem>> FindManyAsync(IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<MediaItem>(sql["find-many"], new { Ids = ids.ToArray() }, ct)];
    }

    /// <summary>The file at each of these addresses as it is now: an earlier address leads to the current file.</summary>
    public async Task<IReadOnlyDictionary<string, MediaItem>> AtAsync(IReadOnlyCollection<string> addresses, CancellationToken ct)
    {
        if (addresses.Count == 0)
        {
            return new Dictionary<string, MediaItem>();
        }

        await using var session = await database.OpenAsync(ct);
        var owners = (await session.QueryAsync<Owner>(sql["owners"], new { Addresses = addresses.ToArray() }, ct)).ToList();
        var items = (await FindManyAsync([.. owners.Select(owner => owner.MediaId).Distinct()], ct)).ToDictionary(item => item.Id);
        return owners.ToDictionary(owner => owner.Address, owner => items[owner.MediaId]);
    }

    /// <summary>The hash of a media's current content.</summary>
    public async Task<string?> HashAsync(string address, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.ScalarAsync<string>(sql["hash"], new { Address = address }, ct);
    }

    /// <summary>Files whose title or name holds the words, newest first.</summary>
    public async Task<(IReadOnlyList<MediaItem> Items, int Total)> ListAsync(MediaFilter filter, int page, int size, CancellationToken ct)
    {
        var args = new
        {
            Words = filter.Words.Trim() is { Length: > 0 } words ? $"%{Escape(words.ToLowerInvariant())}%" : "",
            filter.Kind,
            filter.Show,
            Limit = size,
            Offset = (page - 1) * size,
        };
        await using var session = await database.OpenAsync(ct);
        return ([.. await session.QueryAsync<MediaItem>(sql["list"], args, ct)], await session.ScalarAsync<int>(sql["count"], args, ct));
    }

    /// <summary>Whether there is any file, deleted ones included.</summary>
    public async Task<bool> AnyAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.ScalarAsync<int>(sql["any"], ct: ct) > 0;
    }

    /// <summary>The items that use a file, those that readers see first.</summary>
    public async Task<IReadOnlyList<MediaUse>> UsesAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<MediaUse>(sql["uses"], new { Id = id }, ct)];
    }

    private static string Escape(string words) =>
        words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private sealed record Owner
    {
        public required string Address { get; init; }

        public required string MediaId { get; init; }
    }
}
