using KnowledgeHub.Search.Analysis;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Search.QueryLanguage;

/// <summary>The words that the index knows, with their numbers and how many items have each.</summary>
public sealed class Vocabulary(Session session, Stems stems)
{
    /// <summary>As many words as one pattern may stand for.</summary>
    private const int MostExpansions = 200;

    private const int MostSimilar = 20;
    private static readonly NamedSql Sql = NamedSql.For<Vocabulary>(Dialect.Sqlite);

    /// <summary>A word as typed, in numbers.</summary>
    public async Task<QueryWord> FindAsync(string typed, CancellationToken ct)
    {
        var word = Cut(SearchWords.Fold(typed));
        var known = await session.FirstAsync<Known>(Sql["find"], new { Word = word }, ct);
        var stem = known?.Stem ?? (Stems.IsEnglish(word) ? await session.ScalarAsync<int>(Sql["find-stem"], new { Stem = TermTable.StemMark + stems.Of(word) }, ct) : 0);
        return new(known?.Id ?? 0, stem);
    }

    /// <summary>How many items have a word or a form of it.</summary>
    public async Task<int> CountAsync(QueryWord word, CancellationToken ct) =>
        await CountAsync(word.Stem, ct) + (word.Word == word.Stem ? 0 : await CountAsync(word.Word, ct));

    /// <summary>Words that begin like this, the most frequent first.</summary>
    public Task<IReadOnlyList<QueryWord>> BeginningAsync(string start, int most, CancellationToken ct) =>
        MatchingAsync(Cut(SearchWords.Fold(start)), "*", most, ct);

    /// <summary>Words of a pattern with <c>*</c> and <c>?</c>, the most frequent first.</summary>
    public Task<IReadOnlyList<QueryWord>> MatchingAsync(string pattern, CancellationToken ct)
    {
        var folded = SearchWords.Fold(pattern);
        var start = folded[..folded.IndexOfAny(['*', '?'])];
        return MatchingAsync(start, folded[start.Length..], MostExpansions, ct);
    }

    /// <summary>Words that differ from this one by at most so many letters, the nearest and most frequent first.</summary>
    public async Task<IReadOnlyList<(string Text, QueryWord Word)>> SimilarAsync(string typed, int edits, CancellationToken ct)
    {
        // The first letter is rarely mistyped, and keeping it bounds what is compared.
        var word = Cut(SearchWords.Fold(typed));
        var candidates = await session.QueryAsync<Known>(
            Sql["similar"], new { From = word[..1], To = word[..1] + '\uffff', Least = word.Length - edits, Longest = word.Length + edits }, ct);
        var near = candidates
            .Select(known => (Known: known, Distance: EditDistance.Between(word, known.Word, edits)))
            .Where(known => known.Distance <= edits)
            .OrderBy(known => known.Distance).Take(MostExpansions).ToList();
        var found = new List<(string Text, QueryWord Word, int Distance, int Items)>();
        foreach (var (known, distance) in near)
        {
            found.Add((known.Word, known.ToWord(), distance, await CountAsync(known.ToWord(), ct)));
        }

        return [.. found.Where(word => word.Items > 0).OrderBy(word => word.Distance).ThenByDescending(word => word.Items).Take(MostSimilar).Select(word => (word.Text, word.Word))];
    }

    private async Task<IReadOnlyList<QueryWord>> MatchingAsync(string start, string rest, int most, CancellationToken ct) =>
        // GLOB knows brackets too; in a pattern of ours they can't occur, since they are no letters.
        [.. (await session.QueryAsync<Known>(Sql["matching"], new { From = start, To = start + '\uffff', Pattern = start + rest, Limit = most }, ct)).Select(known => known.ToWord())];

    private async Task<int> CountAsync(int number, CancellationToken ct) =>
        number == 0 ? 0 : await session.ScalarAsync<int>(Sql["count"], new { Number = number.ToString(System.Globalization.CultureInfo.InvariantCulture) }, ct);

    private static string Cut(string word) => word.Length > SearchWords.LongestWord ? word[..SearchWords.LongestWord] : word;

    private sealed record Known
    {
        public required string Word { get; init; }

        public int Id { get; init; }

        public int Stem { get; init; }

        public QueryWord ToWord() => new(Id, Stem == 0 ? Id : Stem);
    }
}
