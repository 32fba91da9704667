using System.Text.Json;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Content;

/// <summary>
/// Brings what is live level with changed terms, in the transaction that changes them: which topics lists and counts know,
/// and an entry in the change feed for each item, so that every node's index follows. The caller holds its turn at the feed.
/// </summary>
public sealed class LiveTerms(Database database, ChangeFeed changes)
{
    private const int Batch = 500;
    private readonly NamedSql sql = database.Sql<LiveTerms>();

    /// <summary>The items, withdrawn ones included, that carry a topic (or one below it) or a country.</summary>
    public async Task<IReadOnlyList<string>> CarriersAsync(Session session, string kind, string value, CancellationToken ct) =>
        [.. await session.QueryAsync<string>(sql["carriers"], new { Kind = kind, Value = value }, ct)];

    /// <summary>Tells all followers that these items are to be looked at again.</summary>
    public Task TellAsync(Session session, IReadOnlyCollection<string> contentIds, CancellationToken ct) =>
        contentIds.Count == 0 ? Task.CompletedTask : changes.AppendManyAsync(session, contentIds, ChangeKind.Terms, ct);

    /// <summary>Writes the items' topics anew as the tree now has them, and tells all followers.</summary>
    public async Task RetellTopicsAsync(Session session, IReadOnlyCollection<string> contentIds, Terms terms, CancellationToken ct)
    {
        foreach (var some in contentIds.Chunk(Batch))
        {
            var ids = JsonSerializer.Serialize(some);
            var rows = (await session.QueryAsync<Row>(sql["data"], new { Ids = ids }, ct)).SelectMany(row => Topics(row.Data).SelectMany(terms.WithAncestors), (row, topic) => new[] { row.ContentId, topic.Slug });
            await session.RunAsync(sql["clear-topics"], new { Ids = ids }, ct);
            await session.RunAsync(sql["add-topics"], new { Rows = JsonSerializer.Serialize(rows) }, ct);
        }

        await TellAsync(session, contentIds, ct);
    }

    // Only the topics are read: an item that can't be read whole must not keep the tree from being changed.
    private static IEnumerable<string> Topics(string data)
    {
        try
        {
            using var json = JsonDocument.Parse(data);
            return json.RootElement.TryGetProperty("topics", out var topics) && topics.ValueKind == JsonValueKind.Array
                ? [.. topics.EnumerateArray().Where(topic => topic.ValueKind == JsonValueKind.String).Select(topic => topic.GetString()!)]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private sealed record Row
    {
        public required string ContentId { get; init; }

        public required string Data { get; init; }
    }
}
