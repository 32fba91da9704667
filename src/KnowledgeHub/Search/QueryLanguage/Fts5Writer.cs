namespace KnowledgeHub.Search.QueryLanguage;

/// <summary>Writes what was asked for as FTS5 expressions, with the thesaurus's other names and the vocabulary's words for patterns.</summary>
public sealed class Fts5Writer(Synonyms synonyms, Vocabulary vocabulary)
{
    /// <summary>How much the exact form of a word adds to the score of its stem.</summary>
    public const double ExactFactor = 0.3;

    /// <summary>How much it adds that the words follow each other as they were typed.</summary>
    public const double PhraseFactor = 0.5;

    /// <summary>As many items as the rare words of a widened query may bring in before common words stop adding more.</summary>
    private const int MostCandidates = 6_000;

    private const int MostRepeats = 8;

    // No text has this word: it stands for a part that can't match.
    private const string Nothing = "\"qzxnothingqzx\"";

    private readonly List<Boost> boosts = [];
    private readonly List<WordGroup> groups = [];
    private readonly List<string> typed = [];

    public async Task<Fts5Query> WriteAsync(ParsedQuery query, CancellationToken ct)
    {
        if (query.Root is null || await WriteAsync(query.Root, ct) is not { } all)
        {
            return new Fts5Query("", "", [], null, 0);
        }

        var known = await KnownAsync(ct);
        if (known.Count > 0)
        {
            boosts.Add(new Boost(string.Join(" OR ", known.Select(Quote)), ExactFactor, IsExact: true));
        }

        if (query.IsPlain && typed.Count is > 1 and <= 8)
        {
            boosts.Add(new Boost(Quote(string.Join(' ', typed)), PhraseFactor, IsExact: false));
        }

        var (similar, didYouMean) = query.IsPlain ? await CorrectAsync(ct) : ([], null);
        return new Fts5Query(all, query.IsPlain ? await WidenAsync(similar, ct) : "", boosts, didYouMean, groups.Count);
    }

    // The table of exact forms can't be asked for what is no single word in it.
    private async Task<List<string>> KnownAsync(CancellationToken ct)
    {
        var known = new List<string>();
        foreach (var word in typed.Select(SearchWords.Fold).Distinct())
        {
            if (await vocabulary.CountAsync(word, ct) > 0)
            {
                known.Add(word);
            }
        }

        return known;
    }

    private async Task<string?> WriteAsync(QueryNode node, CancellationToken ct) => node switch
    {
        QueryNode.Words words => WriteWords(words.All),
        QueryNode.Phrase phrase => WritePhrase(phrase.All),
        QueryNode.Near near => near.All.Count == 1 ? Quote(near.All[0]) : $"NEAR({string.Join(' ', near.All.Select(Quote))}, {near.Distance})",
        QueryNode.Prefix prefix => $"{Quote(prefix.Start)}*",
        QueryNode.Wildcard wildcard => AnyOf(await vocabulary.MatchingAsync(SearchWords.Fold(wildcard.Pattern), ct)),
        QueryNode.Fuzzy fuzzy => AnyOf(await vocabulary.SimilarAsync(SearchWords.Fold(fuzzy.Word), fuzzy.Edits, ct)),
        QueryNode.InColumn column => await WriteAsync(column.Node, ct) is { } inside ? $"{{{column.Column}}} : ({inside})" : null,
        QueryNode.Boosted boosted => await WriteBoostedAsync(boosted, ct),
        QueryNode.And and => await WriteAndAsync(and, ct),
        QueryNode.Or or => Join(" OR ", await WriteAllAsync(or.Parts, ct)),
        _ => null,
    };

    private string? WriteWords(IReadOnlyList<string> words)
    {
        var expressions = new List<string>();
        for (var at = 0; at < words.Count;)
        {
            var length = KnownPhrase(words, at);
            var own = words.Skip(at).Take(length).ToList();
            var meanings = synonyms.Of(string.Join(' ', own)).Select(Quote).ToList();
            if (length > 1)
            {
                meanings.Add($"({string.Join(" AND ", own.Select(Quote))})");
            }

            expressions.Add(meanings.Count == 1 ? meanings[0] : $"({string.Join(" OR ", meanings)})");
            groups.Add(new WordGroup(expressions[^1], own));
            typed.AddRange(own);
            at += length;
        }

        return Join(" AND ", [.. expressions.Distinct()]);
    }

    private string? WritePhrase(IReadOnlyList<string> words)
    {
        var phrase = Quote(string.Join(' ', words));
        groups.Add(new WordGroup(phrase, words));
        typed.AddRange(words);
        return phrase;
    }

    private async Task<string?> WriteBoostedAsync(QueryNode.Boosted boosted, CancellationToken ct)
    {
        var inside = await WriteAsync(boosted.Node, ct);
        if (inside is not null)
        {
            boosts.Add(new Boost(inside, boosted.Factor - 1, IsExact: false));
        }

        return inside;
    }

    private async Task<string?> WriteAndAsync(QueryNode.And and, CancellationToken ct)
    {
        var wanted = Join(" AND ", await WriteAllAsync(and.Wanted, ct));
        // What is unwanted must not widen, correct or boost anything.
        var (typedBefore, groupsBefore, boostsBefore) = (typed.Count, groups.Count, boosts.Count);
        var unwanted = Join(" OR ", await WriteAllAsync(and.Unwanted, ct));
        typed.RemoveRange(typedBefore, typed.Count - typedBefore);
        groups.RemoveRange(groupsBefore, groups.Count - groupsBefore);
        boosts.RemoveRange(boostsBefore, boosts.Count - boostsBefore);
        return wanted is null || unwanted is null ? wanted : $"({wanted} NOT {unwanted})";
    }

    private async Task<List<string>> WriteAllAsync(IReadOnlyList<QueryNode> nodes, CancellationToken ct)
    {
        var all = new List<string>();
        foreach (var node in nodes)
        {
            if (await WriteAsync(node, ct) is { } expression)
            {
                all.Add(expression);
            }
        }

        return [.. all.Distinct()];
    }

    // Rare words decide which items are looked at, and all words score them: that bounds the work of a long query
    // full of common words, which would match almost everything (the idea of MaxScore).
    private async Task<string> WidenAsync(IReadOnlyList<string> similar, CancellationToken ct)
    {
        var counted = new List<(WordGroup Group, int Items)>();
        foreach (var group in groups.DistinctBy(group => group.Expression))
        {
            var items = 0;
            foreach (var word in group.Words)
            {
                items = Math.Max(items, await vocabulary.CountAsync(SearchWords.Fold(word), ct));
            }

            counted.Add((group, items));
        }

        // A word that is said again matters more; said a hundred times it only costs.
        var everything = groups.GroupBy(group => group.Expression).SelectMany(same => same.Take(MostRepeats)).Select(group => group.Expression)
            .Concat(groups.SelectMany(group => group.Words).Where(word => word.Length >= 4).Select(word => $"{Quote(word)}*").Distinct())
            .Concat(similar.Select(Quote)).ToList();
        var (deciding, brought) = (new List<string>(), 0);
        foreach (var (group, items) in counted.OrderBy(group => group.Items))
        {
            if (deciding.Count > 0 && brought + items > MostCandidates)
            {
                return $"({string.Join(" OR ", deciding.Concat(similar.Select(Quote)))}) AND ({string.Join(" OR ", everything)})";
            }

            deciding.Add(group.Expression);
            brought += items;
        }

        return string.Join(" OR ", everything);
    }

    // Words that nobody wrote are probably mistyped.
    private async Task<(IReadOnlyList<string> Similar, string? DidYouMean)> CorrectAsync(CancellationToken ct)
    {
        var (similar, corrected, changed) = (new List<string>(), new List<string>(), false);
        foreach (var word in typed)
        {
            var best = word.Length >= 4 && await vocabulary.CountAsync(SearchWords.Fold(word), ct) == 0
                ? await vocabulary.SimilarAsync(SearchWords.Fold(word), word.Length > 5 ? 2 : 1, ct)
                : [];
            similar.AddRange(best.Take(3));
            corrected.Add(best.Count > 0 ? best[0] : word);
            changed |= best.Count > 0;
        }

        return (similar, changed ? string.Join(' ', corrected) : null);
    }

    // The longest run of words from here that the thesaurus knows; one word when it knows none.
    private int KnownPhrase(IReadOnlyList<string> words, int at)
    {
        for (var length = Math.Min(synonyms.LongestPhrase, words.Count - at); length > 1; length--)
        {
            if (synonyms.Knows(string.Join(' ', words.Skip(at).Take(length))))
            {
                return length;
            }
        }

        return 1;
    }

    private static string AnyOf(IReadOnlyList<string> words) => words.Count == 0 ? Nothing : Join(" OR ", [.. words.Select(Quote)])!;

    private static string? Join(string with, IReadOnlyList<string> parts) =>
        parts.Count switch { 0 => null, 1 => parts[0], _ => $"({string.Join(with, parts)})" };

    private static string Quote(string words) => $"\"{words.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private sealed record WordGroup(string Expression, IReadOnlyList<string> Words);
}
