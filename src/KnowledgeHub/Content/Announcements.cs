using KnowledgeHub.Storage;

namespace KnowledgeHub.Content;

/// <summary>The public list of changes that matter: what is new, what changed and why, what was withdrawn. Alerts and feeds follow it.</summary>
public sealed class Announcements(Database database)
{
    private readonly NamedSql sql = database.Sql<Announcements>();

    /// <summary>All that was announced of an item, newest first.</summary>
    public async Task<IReadOnlyList<Announcement>> OfAsync(string contentId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<Announcement>(sql["of"], new { ContentId = contentId }, ct)];
    }

    /// <summary>What was announced last of each of these items.</summary>
    public async Task<IReadOnlyDictionary<string, Announcement>> LastOfAsync(IReadOnlyCollection<string> contentIds, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return (await session.QueryAsync<Announcement>(sql["last-of"], new { Ids = contentIds.ToArray() }, ct)).ToDictionary(last => last.ContentId);
    }

    /// <summary>Those after one sequence number and up to another, oldest first, some at a time.</summary>
    public async Task<IReadOnlyList<Announcement>> BetweenAsync(long after, long upTo, int limit, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<Announcement>(sql["between"], new { After = after, UpTo = upTo, Limit = limit }, ct)];
    }

    /// <summary>The newest since an instant, oldest first.</summary>
    public async Task<IReadOnlyList<Announcement>> SinceAsync(DateTimeOffset at, int limit, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. (await session.QueryAsync<Announcement>(sql["since"], new { At = at, Limit = limit }, ct)).Reverse()];
    }

    /// <summary>The newest sequence number, 0 before the first.</summary>
    public async Task<long> HeadAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.ScalarAsync<long>(sql["head"], ct: ct);
    }

    /// <summary>Adds one in the transaction of the change it speaks of.</summary>
    internal Task AddAsync(Session session, Announcement announcement, CancellationToken ct) => session.RunAsync(sql["add"], announcement, ct);
}

/// <summary>One change of an item that readers are told of.</summary>
public sealed record Announcement
{
    public const string New = "new";

    public const string Changed = "changed";

    public const string Withdrawn = "withdrawn";

    /// <summary>The number of the change in the change feed.</summary>
    public long Sequence { get; init; }

    public required string ContentId { get; init; }

    /// <summary><see cref="New"/>, <see cref="Changed"/> or <see cref="Withdrawn"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>What changed, or why it was withdrawn; empty when it is new.</summary>
    public string Note { get; init; } = "";

    public DateTimeOffset At { get; init; }
}
