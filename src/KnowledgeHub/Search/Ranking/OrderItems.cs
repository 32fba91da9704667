using KnowledgeHub.Search.QueryLanguage;

namespace KnowledgeHub.Search.Ranking;

/// <summary>
/// Puts what was found in order, the best first. Up to <see cref="MostScored"/> items the order is exact; of more, those
/// are scored that are most about the rare words, and the others follow by that estimate, the newest first.
/// </summary>
public sealed class OrderItems(OpenIndex index, IReadOnlyList<QueryGroup> groups, DateOnly today)
{
    /// <summary>As many items as are scored word by word.</summary>
    public const int MostScored = 500;

    /// <param name="found">What was found.</param>
    /// <param name="shown">Those of it that pass the filters.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IReadOnlyList<int>> RunAsync(FoundSet found, IReadOnlyList<int> shown, CancellationToken ct)
    {
        var (chosen, others) = shown.Count <= MostScored ? (shown, []) : await ChooseAsync(found, shown, ct);
        var scorer = new ScoreItems(index, groups, today);
        var scored = index.Tokens(chosen)
            .Select(item => (item.Doc, item.Tokens, Whole: found.IsWhole(item.Doc), Score: scorer.Score(item.Doc, item.Tokens)))
            .OrderByDescending(item => item.Whole).ThenByDescending(item => item.Score).ThenByDescending(item => index.Columns.Day[item.Doc]).ThenByDescending(item => item.Doc)
            .ToList();
        var best = scored.Take(RaiseNeighbours.Most).ToList();
        var raised = RaiseNeighbours.Run([.. best.Select(item => (item.Score, Entered(item.Doc, item.Tokens)))], index.Columns.LastTerm + 1);
        return [
            .. best.Select((item, n) => (item.Doc, item.Whole, Score: raised[n])).OrderByDescending(item => item.Whole).ThenByDescending(item => item.Score).Select(item => item.Doc),
            .. scored.Skip(best.Count).Select(item => item.Doc),
            .. others];
    }

    private List<int> Entered(int doc, byte[] tokens) =>
        QueryMatcher.Entered(tokens, (index.Columns.Flags[doc] & IndexWriter.English) != 0 ? index.Columns.Stem : null);

    private async Task<(IReadOnlyList<int> Chosen, IReadOnlyList<int> Others)> ChooseAsync(FoundSet found, IReadOnlyList<int> shown, CancellationToken ct)
    {
        var hint = found.Hint ?? new float[index.Columns.Last + 1];
        foreach (var group in groups.Where(group => group.Ways.Count > 0))
        {
            var rarity = (float)(group.Weight * ScoreItems.Rarity(index.Count, Math.Min(index.Count, group.Items)));
            var words = Fts5.AnyOf(group.Ways.Select(way => Fts5.Join(" AND ", [.. way.Select(Fts5.Word)])));
            foreach (var doc in (await index.StrongAsync(words, ct)).Concat(await index.MatchAsync($"{{title}} : ({words})", ct)))
            {
                hint[doc] += rarity;
            }
        }

        var days = index.Columns.Day;
        var ordered = shown.OrderByDescending(found.IsWhole).ThenByDescending(doc => hint[doc]).ThenByDescending(doc => days[doc]).ThenByDescending(doc => doc).ToList();
        return (ordered[..MostScored], ordered[MostScored..]);
    }
}
