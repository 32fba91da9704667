namespace KnowledgeHub.Benchmarks.Relevance;

/// <summary>Lets the hub and the baseline answer every judged query of every collection and compares them.</summary>
public static class MeasureRelevance
{
    public static async Task<string> RunAsync(Options options, CancellationToken ct)
    {
        var table = new RelevanceTable();
        foreach (var collection in Collection.ReadAll(options.Collections))
        {
            Console.WriteLine($"{collection.Name}: {collection.Documents.Count} documents, {collection.Queries.Count} judged queries");
            var answers = await AskAsync(collection, ct);
            table.Add(collection.Name, answers);
            if (options.Dump)
            {
                Console.WriteLine(RelevanceTable.Dump(answers));
            }
        }

        return table.ToString();
    }

    private static async Task<IReadOnlyList<Compared>> AskAsync(Collection collection, CancellationToken ct)
    {
        await using var hub = await ThrowAwayHub.CreateAsync(ct);
        var ranking = await HubRanking.CreateAsync(hub, collection.Documents, ct);
        using var baseline = await PlainBm25.CreateAsync(await hub.OpenSqliteAsync("plain.db", ct), collection.Documents, ct);
        var answers = new List<Compared>();
        foreach (var query in collection.Queries)
        {
            var found = await ranking.RankAsync(query.Text, ct);
            answers.Add(new(query, found.Count, Measures.Of(found, query.Grades), Measures.Of(await baseline.RankAsync(query.Text, ct), query.Grades)));
        }

        return answers;
    }
}

/// <summary>One query as the hub and the baseline answer it.</summary>
/// <param name="Query">What was asked.</param>
/// <param name="Found">How many results the hub gave, at most <see cref="Measures.Depth"/>.</param>
/// <param name="Hub">How good the hub's ranking is.</param>
/// <param name="Baseline">How good the baseline's is.</param>
public sealed record Compared(JudgedQuery Query, int Found, Measures Hub, Measures Baseline);
