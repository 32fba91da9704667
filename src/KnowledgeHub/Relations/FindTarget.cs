using KnowledgeHub.Content;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Relations;

/// <summary>Finds the item that somebody names by its address, or by words of its title while they type.</summary>
public sealed class FindTarget(Database database, ContentItems items, ItemLinks links)
{
    private const int Most = 10;
    private readonly NamedSql sql = database.Sql<FindTarget>();

    /// <summary>The item at an address of the hub (also one it had before) or with this id; null when there is none.</summary>
    internal async Task<TargetItem?> RunAsync(Session session, string typed, CancellationToken ct)
    {
        var text = typed.Trim();
        if (Id.IsId(text))
        {
            return await session.FirstAsync<TargetItem>(sql["by-id"], new { Id = text }, ct);
        }

        return links.Target(text.StartsWith('/') || text.Contains(':') ? text : $"/{text}") is { } target
            ? await session.FirstAsync<TargetItem>(sql["by-address"], new { Type = target.Type.Id, target.Slug }, ct)
            : null;
    }

    /// <summary>The item as staff see it, at an address of the hub or with this id; null when there is none.</summary>
    public async Task<ContentItem?> FindAsync(string typed, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await RunAsync(session, typed, ct) is { } target ? await items.FindAsync(target.Id, ct) : null;
    }

    /// <summary>Items whose title holds the words, drafts included, without the one that asks.</summary>
    public async Task<IReadOnlyList<ContentItem>> SuggestAsync(string words, string ownId, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(words) ? [] : [.. (await items.ListAsync(null, null, words.Replace("\0", "", StringComparison.Ordinal), 1, Most + 1, ct)).Items.Where(item => item.Id != ownId).Take(Most)];
}

/// <summary>An item as a relation needs to know it.</summary>
public sealed record TargetItem
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string State { get; init; }
}
