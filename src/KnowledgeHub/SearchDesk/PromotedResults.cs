using System.Collections.Frozen;
using KnowledgeHub.Storage;

namespace KnowledgeHub.SearchDesk;

/// <summary>Reads what staff promote. Search asks on every page, so the few rows are kept for some seconds.</summary>
public sealed class PromotedResults(Database database, TimeProvider clock)
{
    /// <summary>As many items stand above the results of one question.</summary>
    public const int MostForAQuery = 3;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);
    private readonly NamedSql sql = database.Sql<PromotedResults>();
    private (FrozenDictionary<string, string[]> ByKey, DateTimeOffset ReadAt)? kept;

    /// <summary>The ids of the items promoted for a question, in the order in which they were added. Whether each is still live is for the caller to see.</summary>
    public async Task<IReadOnlyList<string>> ForAsync(AskedQuery query, CancellationToken ct) =>
        query is { IsPlain: true, Key.Length: > 0 } ? (await ReadAsync(ct)).GetValueOrDefault(query.Key, []) : [];

    /// <summary>All of them for staff, also those that ended or whose item is not live; only those whose question or title holds the words.</summary>
    public async Task<IReadOnlyList<PromotedResult>> ListAsync(string words, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        var all = await session.QueryAsync<PromotedResult>(sql["all"], ct: ct);
        var wanted = AskedQuery.From(words).Text;
        return [.. all.Where(result => AskedQuery.From($"{result.Query} {result.Title}").Text.Contains(wanted, StringComparison.Ordinal))];
    }

    public async Task<PromotedResult?> FindAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<PromotedResult>(sql["one"], new { Id = id }, ct);
    }

    /// <summary>What was changed on this node is seen at once; other nodes see it after some seconds.</summary>
    internal void Forget() => kept = null;

    private async Task<FrozenDictionary<string, string[]>> ReadAsync(CancellationToken ct)
    {
        if (kept is { } known && clock.GetUtcNow() - known.ReadAt < Fresh)
        {
            return known.ByKey;
        }

        await using var session = await database.OpenAsync(ct);
        var rows = await session.QueryAsync<Pin>(sql["current"], new { Today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) }, ct);
        var byKey = rows.GroupBy(row => row.QueryKey, row => row.ContentId).ToFrozenDictionary(group => group.Key, group => group.Take(MostForAQuery).ToArray(), StringComparer.Ordinal);
        kept = (byKey, clock.GetUtcNow());
        return byKey;
    }

    private sealed record Pin
    {
        public required string QueryKey { get; init; }

        public required string ContentId { get; init; }
    }
}
