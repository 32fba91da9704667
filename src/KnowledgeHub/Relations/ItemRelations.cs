using KnowledgeHub.Storage;

namespace KnowledgeHub.Relations;

/// <summary>Reads relations from both ends.</summary>
public sealed class ItemRelations(Database database)
{
    private const int LongestChain = 50;
    private readonly NamedSql sql = database.Sql<ItemRelations>();

    /// <summary>What readers may see of an item's relations: those with published items.</summary>
    public Task<IReadOnlyList<Relation>> OfLiveAsync(string id, CancellationToken ct) => ReadAsync("of-live", new { Id = id }, ct);

    /// <summary>All relations of an item, for staff.</summary>
    public Task<IReadOnlyList<Relation>> OfAsync(string id, CancellationToken ct) => ReadAsync("of", new { Id = id }, ct);

    /// <summary>The published items that supersede these, by the id of the superseded one; the newest when there are several.</summary>
    public async Task<IReadOnlyDictionary<string, Relation>> SupersededAsync(IReadOnlyCollection<string> ids, CancellationToken ct) =>
        ids.Count == 0 ? new Dictionary<string, Relation>()
        : (await ReadAsync("superseded", new { Ids = ids.ToArray() }, ct)).GroupBy(relation => relation.OwnId).ToDictionary(item => item.Key, item => item.MaxBy(relation => relation.PublishedOn)!);

    /// <summary>The end of the chain: the published item that nothing published supersedes. Null when the item's own successor is the end, or there is none.</summary>
    public async Task<Relation?> NewestAsync(Relation successor, CancellationToken ct)
    {
        var (newest, seen) = (successor, new HashSet<string> { successor.OwnId, successor.OtherId });
        for (var step = 0; step < LongestChain; step++)
        {
            if (!(await SupersededAsync([newest.OtherId], ct)).TryGetValue(newest.OtherId, out var next) || !seen.Add(next.OtherId))
            {
                break;
            }

            newest = next;
        }

        return newest == successor ? null : newest;
    }

    private async Task<IReadOnlyList<Relation>> ReadAsync(string query, object args, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        var order = RelationKind.All.Select(kind => kind.Id).ToList();
        return [.. (await session.QueryAsync<Relation>(sql[query], args, ct)).OrderBy(relation => order.IndexOf(relation.Kind)).ThenByDescending(relation => relation.Forward).ThenBy(relation => relation.Title, StringComparer.Ordinal)];
    }
}
