using System.Text.Json;
using KnowledgeHub.Content;
using KnowledgeHub.Search.Analysis;
using KnowledgeHub.Search.QueryLanguage;
using KnowledgeHub.Search.Ranking;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Search;

/// <summary>What a reader of an item would want next: items that say similar things, more so on the same topics and places.</summary>
public sealed class FindRelated(IndexFiles files, LiveContent live, TimeProvider clock)
{
    // So many of an item's most frequent words are looked at, and so many of the most telling of those are asked for.
    private const int MostLookedAt = 80;
    private const int MostAsked = 25;

    // A word that is in more items than this brings in no others.
    private const int MostBroughtIn = 5_000;
    private const int MostScored = 60;

    private const double SharedTopics = 0.6;
    private const double SharedPlaces = 0.2;

    private static readonly NamedSql Sql = NamedSql.For<FindRelated>(Dialect.Sqlite);

    /// <summary>The nearest items first. Where the index knows too few, or can't be asked, items that share topics and places fill the list.</summary>
    public async Task<IReadOnlyList<LiveItem>> RunAsync(string contentId, int limit, CancellationToken ct)
    {
        var near = await OpenIndex.AskAsync(files, (_, index) => NearAsync(index, contentId, limit * 2, ct), ct) ?? [];
        var items = (await live.FindManyAsync(near, ct)).ToDictionary(item => item.ContentId);
        var related = near.Where(items.ContainsKey).Select(id => items[id]).Take(limit).ToList();
        if (related.Count < limit)
        {
            related.AddRange((await live.RelatedAsync(contentId, limit * 2, ct)).Where(item => !items.ContainsKey(item.ContentId)).Take(limit - related.Count));
        }

        return related;
    }

    private async Task<List<string>> NearAsync(OpenIndex index, string contentId, int most, CancellationToken ct)
    {
        var own = await index.Session.ScalarAsync<int>(Sql["find"], new { ContentId = contentId }, ct);
        if (own == 0)
        {
            return [];
        }

        var groups = await TellingWordsAsync(index, own, ct);
        var candidates = await CandidatesAsync(index, own, groups, ct);
        var scorer = new ScoreItems(index, groups, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var best = index.Tokens(candidates)
            .Select(item => (item.Doc, Score: scorer.Score(item.Doc, item.Tokens) * (1 + Shared(index, own, item.Doc, "topic", SharedTopics) + Shared(index, own, item.Doc, "country", SharedPlaces))))
            .OrderByDescending(item => item.Score).Take(most).Select(item => item.Doc).ToList();
        var ids = (await index.Session.QueryAsync<Item>(Sql["ids"], new { Docs = JsonSerializer.Serialize(best) }, ct)).ToDictionary(item => item.Id, item => item.ContentId);
        return [.. best.Select(doc => ids[doc])];
    }

    // The item's own words as a query: those that it says often and others seldom, and those of its title.
    private static async Task<IReadOnlyList<QueryGroup>> TellingWordsAsync(OpenIndex index, int own, CancellationToken ct)
    {
        var tokens = index.Tokens([own]).Single().Tokens;
        var stem = (index.Columns.Flags[own] & IndexWriter.English) != 0 ? index.Columns.Stem : null;
        var title = TokenBlob.ReadColumn(tokens).Select(word => stem is null ? word : stem[word]).ToHashSet();
        var often = QueryMatcher.Entered(tokens, stem).CountBy(word => word)
            .OrderByDescending(word => title.Contains(word.Key)).ThenByDescending(word => word.Value)
            .Take(MostLookedAt).ToDictionary(word => word.Key, word => word.Value);
        var words = await index.Session.QueryAsync<Word>(Sql["words"], new { Numbers = JsonSerializer.Serialize(often.Keys) }, ct);
        return
        [
            .. words.Where(word => word.Items > 1 && !StopWords.Contains(word.Text.TrimStart(TermTable.StemMark[0])))
                .Select(word => (word.Id, word.Items, Weight: 1 + Math.Log(often[word.Id])))
                .OrderByDescending(word => word.Weight * ScoreItems.Rarity(index.Count, word.Items)).Take(MostAsked)
                .Select(word => new QueryGroup
                {
                    Typed = "",
                    Ways = [[new QueryWord(word.Id, word.Id)]],
                    Expression = Fts5.Word(new QueryWord(word.Id, word.Id)),
                    Weight = word.Weight,
                    Items = word.Items,
                }),
        ];
    }

    // Items that are about the same words, the rare words first.
    private static async Task<List<int>> CandidatesAsync(OpenIndex index, int own, IReadOnlyList<QueryGroup> groups, CancellationToken ct)
    {
        var hints = new Dictionary<int, double>();
        var brought = 0;
        foreach (var group in groups.OrderBy(group => group.Items).TakeWhile(group => (brought += group.Items) <= MostBroughtIn || hints.Count == 0))
        {
            foreach (var doc in await index.StrongAsync(group.Expression, ct))
            {
                hints[doc] = hints.GetValueOrDefault(doc) + (group.Weight * ScoreItems.Rarity(index.Count, group.Items));
            }
        }

        hints.Remove(own);
        return [.. hints.OrderByDescending(hint => hint.Value).ThenByDescending(hint => hint.Key).Take(MostScored).Select(hint => hint.Key)];
    }

    private static double Shared(OpenIndex index, int own, int other, string kind, double most)
    {
        var mine = index.Columns.Facets[own].Where(number => index.Columns.Facet(number).Kind == kind).ToList();
        return mine.Count == 0 ? 0 : most * mine.Count(index.Columns.Facets[other].Contains) / mine.Count;
    }

    private sealed record Word
    {
        public int Id { get; init; }

        public required string Text { get; init; }

        public int Items { get; init; }
    }

    private sealed record Item
    {
        public int Id { get; init; }

        public required string ContentId { get; init; }
    }
}
