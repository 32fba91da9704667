using KnowledgeHub.Storage;

namespace KnowledgeHub.Alerts;

/// <summary>Saved searches that are narrowed to a topic, for whoever merges topics.</summary>
public sealed class SavedTopics(Database database)
{
    private readonly NamedSql sql = database.Sql<SavedTopics>();

    /// <summary>How many searches name the topic.</summary>
    public async Task<int> CountAsync(Session session, string topic, CancellationToken ct) => (await FindAsync(session, topic, ct)).Count;

    /// <summary>
    /// Has every search that names one topic name another. Where its owner follows that very search already, one of the two
    /// goes: nobody is told twice.
    /// </summary>
    /// <returns>How many searches that were.</returns>
    public async Task<int> MoveAsync(Session session, string from, string into, CancellationToken ct)
    {
        var searches = await FindAsync(session, from, ct);
        foreach (var (row, query) in searches)
        {
            var chosen = query.Chosen.ToDictionary();
            chosen["topic"] = [.. chosen["topic"].Select(topic => topic == from ? into : topic).Distinct()];
            await MoveAsync(session, row, SavedQuery.From(query.Words, chosen), ct);
        }

        return searches.Count;
    }

    private async Task MoveAsync(Session session, Row row, SavedQuery query, CancellationToken ct)
    {
        var twin = await session.FirstAsync<Row>(sql["twin"], new { row.Id, row.FollowerId, query.Fingerprint }, ct);
        if (twin is not null && !(twin.State == "pending" && row.State != "pending"))
        {
            await session.RunAsync(sql["delete"], new { row.Id }, ct);
            return;
        }

        if (twin is not null)
        {
            await session.RunAsync(sql["delete"], new { twin.Id }, ct);
        }

        await session.RunAsync(sql["change"], new { row.Id, Chosen = query.ChosenJson, query.Fingerprint }, ct);
    }

    // The words of a slug need no escaping, so that the row's JSON can be asked before it is read.
    private async Task<List<(Row Row, SavedQuery Query)>> FindAsync(Session session, string topic, CancellationToken ct) =>
        [.. (await session.QueryAsync<Row>(sql["naming"], new { Topic = $"%\"{topic}\"%" }, ct))
            .Select(row => (Row: row, Query: SavedQuery.Read(row.Words, row.Chosen)))
            .Where(search => search.Query.Chosen.GetValueOrDefault("topic", []).Contains(topic))];

    private sealed record Row
    {
        public required string Id { get; init; }

        public required string FollowerId { get; init; }

        public string Words { get; init; } = "";

        public string Chosen { get; init; } = "{}";

        public required string State { get; init; }
    }
}
