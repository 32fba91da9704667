namespace KnowledgeHub.Benchmarks.Relevance;

/// <summary>
/// How good a ranking is, from 0 to 1, after its first <see cref="Depth"/> documents.
/// Documents without a judgement count as not relevant, and a query that finds nothing counts with 0.
/// </summary>
/// <param name="Ndcg">
/// nDCG@10: the gain of each of the first ten documents, 2^grade − 1, divided by log2(rank + 1), added up, and divided by
/// the same sum for the best possible order of all judged documents.
/// </param>
/// <param name="AveragePrecision">
/// The precision at the rank of each relevant document found, added up and divided by the number of all relevant
/// documents. Its mean over the queries is MAP.
/// </param>
/// <param name="Recall">Recall@100: the share of all relevant documents that was found.</param>
public sealed record Measures(double Ndcg, double AveragePrecision, double Recall)
{
    /// <summary>How many documents of a ranking are looked at: the most that the search API gives at once.</summary>
    public const int Depth = 100;

    private const int NdcgDepth = 10;

    public static Measures Of(IReadOnlyList<string> ranking, IReadOnlyDictionary<string, int> grades)
    {
        var found = ranking.Take(Depth).Select(document => grades.GetValueOrDefault(document)).ToList();
        var relevant = grades.Values.Count(grade => grade > 0);
        var (hits, precisions) = (0, 0.0);
        for (var rank = 1; rank <= found.Count; rank++)
        {
            if (found[rank - 1] > 0)
            {
                precisions += (double)++hits / rank;
            }
        }

        return new(Dcg(found) / Dcg(grades.Values.OrderDescending()), precisions / relevant, (double)hits / relevant);
    }

    public static Measures Mean(IReadOnlyCollection<Measures> all) =>
        new(all.Average(one => one.Ndcg), all.Average(one => one.AveragePrecision), all.Average(one => one.Recall));

    private static double Dcg(IEnumerable<int> grades) =>
        grades.Take(NdcgDepth).Select((grade, n) => (Math.Pow(2, grade) - 1) / Math.Log2(n + 2)).Sum();
}
