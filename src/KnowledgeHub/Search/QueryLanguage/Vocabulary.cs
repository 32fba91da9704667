using KnowledgeHub.Storage;

namespace KnowledgeHub.Search.QueryLanguage;

/// <summary>The words that the index knows, as they are written (not stemmed), with how many items have each.</summary>
public sealed class Vocabulary(Session session)
{
    /// <summary>As many words as one pattern may stand for.</summary>
    private const int MostExpansions = 40;

    private static readonly NamedSql Sql = NamedSql.For<Vocabulary>(Dialect.Sqlite);

    /// <summary>How many items have a word.</summary>
    public Task<int> CountAsync(string word, CancellationToken ct) => session.ScalarAsync<int>(Sql["count"], new { Word = word }, ct);

    /// <summary>Words of a pattern with <c>*</c> and <c>?</c>, the most frequent first.</summary>
    public async Task<IReadOnlyList<string>> MatchingAsync(string pattern, CancellationToken ct)
    {
        var start = pattern[..pattern.IndexOfAny(['*', '?'])];
        // GLOB knows brackets too; in a pattern of ours they can't occur, since they are no letters.
        return [.. await session.QueryAsync<string>(Sql["matching"], new { Pattern = pattern, From = start, To = start + '\uffff', Limit = MostExpansions }, ct)];
    }

    /// <summary>Words that differ from this one by at most so many letters, the nearest and most frequent first.</summary>
    public async Task<IReadOnlyList<string>> SimilarAsync(string word, int edits, CancellationToken ct)
    {
        // The first letter is rarely mistyped, and keeping it bounds what is compared.
        var candidates = await session.QueryAsync<Known>(
            Sql["similar"], new { From = word[..1], To = word[..1] + '\uffff', Least = word.Length - edits, Longest = word.Length + edits }, ct);
        return [.. candidates
            .Select(known => (known.Word, known.Items, Distance: EditDistance.Between(word, known.Word, edits)))
            .Where(known => known.Distance <= edits)
            .OrderBy(known => known.Distance).ThenByDescending(known => known.Items)
            .Take(MostExpansions)
            .Select(known => known.Word)];
    }

    private sealed record Known
    {
        public required string Word { get; init; }

        public int Items { get; init; }
    }
}
