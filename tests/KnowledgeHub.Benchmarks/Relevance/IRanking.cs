namespace KnowledgeHub.Benchmarks.Relevance;

/// <summary>A search engine under test: the hub, or what it is compared with.</summary>
public interface IRanking
{
    /// <summary>The best documents for a query, best first, at most <see cref="Measures.Depth"/>.</summary>
    Task<IReadOnlyList<string>> RankAsync(string query, CancellationToken ct);
}
