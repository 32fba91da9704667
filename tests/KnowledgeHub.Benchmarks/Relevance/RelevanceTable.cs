namespace KnowledgeHub.Benchmarks.Relevance;

/// <summary>The results by collection, hub beside baseline. The mean counts every collection the same, whatever its number of queries.</summary>
public sealed class RelevanceTable
{
    private readonly List<(string Name, Measures Hub, Measures Baseline)> rows = [];

    public void Add(string name, IReadOnlyList<Compared> answers) =>
        rows.Add((name, Measures.Mean([.. answers.Select(answer => answer.Hub)]), Measures.Mean([.. answers.Select(answer => answer.Baseline)])));

    public override string ToString()
    {
        var table = new MarkdownTable("Collection", "nDCG@10 hub", "BM25", "±", "MAP hub", "BM25", "±", "R@100 hub", "BM25", "±");
        var mean = ("mean", Measures.Mean([.. rows.Select(row => row.Hub)]), Measures.Mean([.. rows.Select(row => row.Baseline)]));
        foreach (var (name, hub, baseline) in rows.Append(mean))
        {
            table.Add([name, .. Cells(hub.Ndcg, baseline.Ndcg), .. Cells(hub.AveragePrecision, baseline.AveragePrecision), .. Cells(hub.Recall, baseline.Recall)]);
        }

        return table.ToString();
    }

    /// <summary>Every query with its nDCG@10, the hub's worst losses first.</summary>
    public static string Dump(IEnumerable<Compared> answers)
    {
        var table = new MarkdownTable("Query", "nDCG@10 hub", "BM25", "difference", "found");
        foreach (var answer in answers.OrderBy(answer => answer.Hub.Ndcg - answer.Baseline.Ndcg))
        {
            var (hub, baseline) = (answer.Hub.Ndcg, answer.Baseline.Ndcg);
            table.Add($"{answer.Query.Id}: {Short(answer.Query.Text)}", $"{hub:0.000}", $"{baseline:0.000}", $"{hub - baseline:+0.000;-0.000;0.000}", $"{answer.Found}");
        }

        return table.ToString();
    }

    private static IEnumerable<string> Cells(double hub, double baseline) =>
        [$"{hub:0.0000}", $"{baseline:0.0000}", $"{((hub / baseline) - 1) * 100:+0.0;-0.0;0.0} %"];

    private static string Short(string text)
    {
        const int length = 90;
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= length ? line : $"{line[..length]}…";
    }
}
