using KnowledgeHub.Search.QueryLanguage;

namespace KnowledgeHub.Search.Ranking;

/// <summary>The items that answer a query, before they are put in order.</summary>
/// <param name="Docs">Each once.</param>
/// <param name="Whole">Those that hold all that was asked for; null when all do.</param>
/// <param name="Hint">A first estimate of each item's score by its number, from the words that brought it in; or null.</param>
/// <param name="Groups">What the query was widened to; null when it was not.</param>
public sealed record FoundSet(IReadOnlyList<int> Docs, HashSet<int>? Whole = null, float[]? Hint = null, IReadOnlyList<QueryGroup>? Groups = null)
{
    /// <summary>How many hold all that was asked for.</summary>
    public int WithAll => Whole?.Count ?? Docs.Count;

    public bool IsWhole(int doc) => Whole?.Contains(doc) ?? true;
}
