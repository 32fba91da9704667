namespace KnowledgeHub.Search.QueryLanguage;

/// <summary>Turns what was asked for into the index's numbers, with the thesaurus's other names and the vocabulary's words for patterns.</summary>
public sealed class WriteQuery(Synonyms synonyms, Vocabulary vocabulary)
{
    private const int FewWords = 8;
    private const int MostBeginnings = 20;
    private const double BeginningWeight = 0.3;
    private const double SimilarWeight = 0.6;
    private const double ApartWeight = 0.4;

    // A word that is said again matters more; said a hundred times it only costs.
    private const int MostRepeats = 8;

    private readonly List<QueryGroup> groups = [];
    private readonly List<(string Text, QueryWord Word)> typed = [];
    private bool isPlain;
    private bool hasLostWord;

    public async Task<IndexQuery> RunAsync(ParsedQuery query, CancellationToken ct)
    {
        isPlain = query.IsPlain;
        if (query.Root is null || await WriteAsync(query.Root, ct) is not { } all)
        {
            return IndexQuery.Nothing;
        }

        var didYouMean = isPlain ? await CorrectAsync(ct) : null;
        var unknown = groups.Where(group => group.Ways.Count == 0 && !group.IsExtra).Select(group => group.Typed).Distinct().ToList();
        return new IndexQuery(all, Repeated(), isPlain, didYouMean) { Unknown = unknown, HasLostWord = hasLostWord };
    }

    /// <summary>More ways in, for when too little is found: words that begin like those that were typed.</summary>
    public async Task<IReadOnlyList<QueryGroup>> BeginningsAsync(CancellationToken ct)
    {
        var beginnings = new List<QueryGroup>();
        foreach (var (text, word) in typed.Count <= FewWords ? typed.Where(word => word.Text.Length >= 4).Distinct().ToList() : [])
        {
            var longer = (await vocabulary.BeginningAsync(text, MostBeginnings, ct)).Where(other => other.Stem != word.Stem).DistinctBy(other => other.Stem).ToList();
            if (longer.Count > 0)
            {
                beginnings.Add(await GroupAsync(text, [.. longer.Select(other => (IReadOnlyList<QueryWord>)[other])], BeginningWeight, ct));
            }
        }

        return beginnings;
    }

    private async Task<string?> WriteAsync(QueryNode node, CancellationToken ct) => node switch
    {
        QueryNode.Words words => await WriteWordsAsync(words.All, ct),
        QueryNode.Phrase phrase => await AddAsync(await GroupAsync(string.Join(' ', phrase.All), [await TypeAsync(phrase.All, ct)], 1, ct)),
        QueryNode.Near near => await WriteNearAsync(near, ct),
        QueryNode.Prefix prefix => await WriteAnyAsync($"{prefix.Start}*", await vocabulary.MatchingAsync($"{prefix.Start}*", ct), ct),
        QueryNode.Wildcard wildcard => await WriteAnyAsync(wildcard.Pattern, await vocabulary.MatchingAsync(wildcard.Pattern, ct), ct),
        QueryNode.Fuzzy fuzzy => await WriteAnyAsync(fuzzy.Word, [.. (await vocabulary.SimilarAsync(fuzzy.Word, fuzzy.Edits, ct)).Select(similar => similar.Word)], ct),
        QueryNode.InColumn column => await WriteInColumnAsync(column, ct),
        QueryNode.Boosted boosted => await ChangedAsync(boosted.Node, group => group with { Weight = group.Weight * boosted.Factor }, ct),
        QueryNode.And and => await WriteAndAsync(and, ct),
        QueryNode.Or or => Fts5.Join(" OR ", await WriteAllAsync(or.Parts, ct)),
        _ => null,
    };

    private async Task<string?> WriteWordsAsync(IReadOnlyList<string> words, CancellationToken ct)
    {
        var telling = isPlain ? words.Where(word => !Analysis.StopWords.Contains(word)).ToList() : words;
        var expressions = new List<string>();
        var own = await TypeAsync(words, ct);
        for (var at = 0; at < words.Count;)
        {
            var length = KnownPhrase(words, at);
            if (length == 1 && telling.Count > 0 && !telling.Contains(words[at]))
            {
                at++;
                continue;
            }

            expressions.Add(await WriteMeaningsAsync(string.Join(' ', words.Skip(at).Take(length)), [.. own.Skip(at).Take(length)], ct));
            at += length;
        }

        return Fts5.Join(" AND ", [.. expressions.Distinct()]);
    }

    private async Task<string> WriteMeaningsAsync(string phrase, IReadOnlyList<QueryWord> own, CancellationToken ct)
    {
        var ways = new List<IReadOnlyList<QueryWord>>();
        foreach (var meaning in synonyms.Of(phrase))
        {
            ways.Add(meaning == phrase ? own : await FindAsync(meaning.Split(' '), ct));
        }

        var group = await GroupAsync(phrase, ways, 1, ct);
        groups.Add(group);
        if (own.Count == 1)
        {
            return group.Expression;
        }

        // The words of a known name may also stand apart.
        foreach (var word in own)
        {
            groups.Add(await GroupAsync(phrase, [[word]], ApartWeight, ct) with { IsExtra = true });
        }

        return Fts5.AnyOf([group.Expression, Fts5.Join(" AND ", [.. own.Select(Fts5.Word)])]);
    }

    private async Task<string> WriteNearAsync(QueryNode.Near near, CancellationToken ct)
    {
        var words = await TypeAsync(near.All, ct);
        for (var n = 0; n < words.Count; n++)
        {
            groups.Add(await GroupAsync(near.All[n], [[words[n]]], 1, ct));
        }

        return words.Count == 1 ? Fts5.Word(words[0]) : Fts5.Near(words, near.Distance);
    }

    private async Task<string?> WriteAnyAsync(string text, IReadOnlyList<QueryWord> words, CancellationToken ct) =>
        await AddAsync(await GroupAsync(text, [.. words.Select(word => (IReadOnlyList<QueryWord>)[word])], 1, ct));

    private async Task<string?> WriteInColumnAsync(QueryNode.InColumn column, CancellationToken ct) =>
        await ChangedAsync(column.Node, group => group with { Column = Enum.Parse<IndexColumn>(column.Column, ignoreCase: true) }, ct) is { } inside
            ? $"{{{column.Column}}} : ({inside})"
            : null;

    private async Task<string?> WriteAndAsync(QueryNode.And and, CancellationToken ct)
    {
        var wanted = Fts5.Join(" AND ", await WriteAllAsync(and.Wanted, ct));
        // What is unwanted must not score, widen or correct anything.
        var (typedBefore, groupsBefore) = (typed.Count, groups.Count);
        var unwanted = Fts5.Join(" OR ", await WriteAllAsync(and.Unwanted, ct));
        typed.RemoveRange(typedBefore, typed.Count - typedBefore);
        groups.RemoveRange(groupsBefore, groups.Count - groupsBefore);
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

    private async Task<string?> ChangedAsync(QueryNode node, Func<QueryGroup, QueryGroup> change, CancellationToken ct)
    {
        var before = groups.Count;
        var expression = await WriteAsync(node, ct);
        for (var n = before; n < groups.Count; n++)
        {
            groups[n] = change(groups[n]);
        }

        return expression;
    }

    private Task<string?> AddAsync(QueryGroup group)
    {
        groups.Add(group);
        return Task.FromResult<string?>(group.Expression);
    }

    private async Task<QueryGroup> GroupAsync(string text, IReadOnlyList<IReadOnlyList<QueryWord>> ways, double weight, CancellationToken ct)
    {
        var items = 0;
        foreach (var way in ways)
        {
            var rarest = int.MaxValue;
            foreach (var word in way)
            {
                rarest = Math.Min(rarest, await vocabulary.CountAsync(word, ct));
            }

            items += way.Count == 0 ? 0 : rarest;
        }

        return new QueryGroup
        {
            Typed = text,
            Ways = [.. ways.Where(way => way.Count > 0 && way.All(word => word.IsKnown))],
            Expression = Fts5.AnyOf(ways.Select(way => way.Count == 1 ? Fts5.Word(way[0]) : Fts5.Phrase(way))),
            Weight = weight,
            Items = items,
        };
    }

    private async Task<IReadOnlyList<QueryWord>> TypeAsync(IReadOnlyList<string> words, CancellationToken ct)
    {
        var found = await FindAsync(words, ct);
        typed.AddRange(words.Zip(found));
        return found;
    }

    private async Task<IReadOnlyList<QueryWord>> FindAsync(IReadOnlyList<string> words, CancellationToken ct)
    {
        var found = new List<QueryWord>();
        foreach (var word in words)
        {
            found.Add(await vocabulary.FindAsync(word, ct));
        }

        return found;
    }

    // Words that nobody wrote are probably mistyped; what was probably meant adds to the score.
    private async Task<string?> CorrectAsync(CancellationToken ct)
    {
        var (corrected, changed) = (new List<string>(), false);
        foreach (var (text, word) in typed.ToList())
        {
            var isMissing = await vocabulary.CountAsync(word, ct) == 0;
            hasLostWord |= isMissing && word.Word > 0;
            var similar = text.Length >= 4 && isMissing
                ? await vocabulary.SimilarAsync(text, text.Length > 5 ? 2 : 1, ct)
                : [];
            corrected.Add(similar.Count > 0 ? similar[0].Text : text);
            if (similar.Count > 0)
            {
                changed = true;
                groups.Add(await GroupAsync(text, [.. similar.Take(3).Select(other => (IReadOnlyList<QueryWord>)[other.Word])], SimilarWeight, ct));
            }
        }

        return changed ? string.Join(' ', corrected) : null;
    }

    private List<QueryGroup> Repeated() =>
        [.. groups.Where(group => group.Ways.Count > 0)
            .GroupBy(group => (group.Expression, group.Column))
            .Select(same => same.First() with { Weight = same.Take(MostRepeats).Sum(group => group.Weight), IsExtra = same.All(group => group.IsExtra) })];

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
}
