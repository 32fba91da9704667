namespace KnowledgeHub.Search.QueryLanguage;

/// <summary>A query as FTS5 understands it. Every word is quoted, so that FTS5 reads none of them as an operator.</summary>
/// <param name="All">Everything that was asked for; empty when no text was.</param>
/// <param name="Any">Some of it, for when all of it finds too little; empty when operators say exactly what is wanted.</param>
/// <param name="Boosts">What makes a found item better: a part of the index that it also matches, and how much that counts.</param>
/// <param name="DidYouMean">What was probably meant, or null.</param>
/// <param name="WordCount">How many words or phrases are wanted.</param>
public sealed record Fts5Query(string All, string Any, IReadOnlyList<Boost> Boosts, string? DidYouMean, int WordCount)
{
    public bool IsEmpty => All.Length == 0;
}

/// <summary>Adds to the score of what also matches here.</summary>
/// <param name="Match">An FTS5 expression.</param>
/// <param name="Factor">By how much of its BM25 score; negative takes away.</param>
/// <param name="IsExact">Whether it is looked for among the words as written, not among their stems.</param>
public sealed record Boost(string Match, double Factor, bool IsExact);
