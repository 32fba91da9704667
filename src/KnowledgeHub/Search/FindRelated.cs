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
    // So many of an item's words are asked for: those of its title and those it says most often.
    private const int MostAsked = 30;

    // A word that more items than this are about tells nothing, and going through them would take long.
    private const int MostBroughtIn = 1_000;
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

        var (groups, candidates) = await AskAsync(index, own, await OwnWordsAsync(index, own, ct), ct);
        var scorer = new ScoreItems(index, groups, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var best = index.Tokens(candidates)
            .Select(item => (item.Doc, Score: scorer.Score(item.Doc, item.Tokens) * (1 + Shared(index, own, item.Doc, "topic", SharedTopics) + Shared(index, own, item.Doc, "country", SharedPlaces))))
            .OrderByDescending(item => item.Score).Take(most).Select(item => item.Doc).ToList();
        var ids = (await index.Session.QueryAsync<Item>(Sql["ids"], new { Docs = JsonSerializer.Serialize(best) }, ct)).ToDictionary(item => item.Id, item => item.ContentId);
        return [.. best.Select(doc => ids[doc])];
    }

    // What the item speaks of: how often it says each word, small words left out.
    private static async Task<IReadOnlyDictionary<int, int>> OwnWordsAsync(OpenIndex index, int own, CancellationToken ct)
    {
        var stem = (index.Columns.Flags[own] & IndexWriter.English) != 0 ? index.Columns.Stem : null;
        var columns = TokenBlob.ReadColumns(index.Tokens([own]).Single().Tokens).Take((int)IndexColumn.Names)
            .Select(column => column.Select(word => stem is null ? word : stem[word]).ToList()).ToList();
        var often = columns.SelectMany(column => column).CountBy(word => word)
            .OrderByDescending(word => columns[(int)IndexColumn.Title].Contains(word.Key)).ThenByDescending(word => word.Value)
            .Take(MostAsked * 2).ToDictionary(word => word.Key, word => word.Value);
        return (await index.Session.QueryAsync<Word>(Sql["words"], new { Numbers = JsonSerializer.Serialize(often.Keys) }, ct))
            .Where(word => !StopWords.Contains(word.Text.TrimStart(TermTable.StemMark[0])))
            .Take(MostAsked).ToDictionary(word => word.Id, word => often[word.Id]);
    }

    // The words as a query, and the items that are about most of them, the rare ones above all.
    private static async Task<(IReadOnlyList<QueryGroup> Groups, IReadOnlyList<int> Candidates)> AskAsync(
        OpenIndex index, int own, IReadOnlyDictionary<int, int> words, CancellationToken ct)
    {
        var (groups, hints) = (new List<QueryGroup>(), new Dictionary<int, double>());
        foreach (var (number, times) in words)
        {
            var word = new QueryWord(number, number);
            var docs = await index.StrongAsync(Fts5.Word(word), MostBroughtIn, ct);
            var group = new QueryGroup { Typed = "", Ways = [[word]], Expression = "", Weight = 1 + Math.Log(times), Items = Math.Max(1, docs.Count) };
            groups.Add(group);
            foreach (var doc in docs.Count < MostBroughtIn ? docs : [])
            {
                hints[doc] = hints.GetValueOrDefault(doc) + (group.Weight * ScoreItems.Rarity(index.Count, docs.Count));
            }
        }

        hints.Remove(own);
        return (groups, [.. hints.OrderByDescending(hint => hint.Value).ThenByDescending(hint => hint.Key).Take(MostScored).Select(hint => hint.Key)]);
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
    }

    private sealed record Item
    {
        public int Id { get; init; }

        public required string ContentId { get; init; }
    }
}
