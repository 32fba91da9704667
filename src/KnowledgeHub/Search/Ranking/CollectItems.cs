using KnowledgeHub.Search.QueryLanguage;

namespace KnowledgeHub.Search.Ranking;

/// <summary>Finds the items that answer a query: those that have all of it and, when they are few, those that have some.</summary>
public sealed class CollectItems(OpenIndex index, SearchRequest request)
{
    /// <summary>When fewer items than this hold all of three or more words, items that hold some of them follow.</summary>
    private const int Few = 10;

    /// <summary>As many items as the rare words of a widened query may bring in before common words stop bringing more (the idea of MaxScore).</summary>
    private const int MostBroughtIn = 12_000;

    private HashSet<int>? among;

    public async Task<FoundSet> RunAsync(IndexQuery query, WriteQuery writer, CancellationToken ct)
    {
        among = request.Among is null ? null : [.. await index.NumbersOfAsync(request.Among, ct)];
        if (query.IsEmpty)
        {
            return new FoundSet(Visible(await index.AllAsync(ct)));
        }

        var all = Visible(await index.MatchAsync(query.All, ct));
        var wanted = query.Groups.Count(group => !group.IsExtra);
        if (!query.MayWiden || among is not null || all.Count >= (wanted > 2 ? Few : 1))
        {
            return new FoundSet(all);
        }

        var found = await WidenAsync(all, query.Groups, ct);
        return found.Docs.Count > 0 ? found : await WidenAsync(all, [.. query.Groups, .. await writer.BeginningsAsync(ct)], ct);
    }

    private async Task<FoundSet> WidenAsync(List<int> all, IReadOnlyList<QueryGroup> groups, CancellationToken ct)
    {
        var hint = new float[index.Columns.Last + 1];
        var docs = new List<int>();
        var brought = 0;
        foreach (var group in groups.OrderBy(group => group.Items))
        {
            brought += group.Items;
            if (docs.Count > 0 && brought > MostBroughtIn)
            {
                break;
            }

            var rarity = (float)(group.Weight * ScoreItems.Rarity(index.Count, Math.Min(index.Count, group.Items)));
            foreach (var doc in Visible(await index.MatchAsync(group.Column is { } column ? $"{{{column}}} : ({group.Expression})" : group.Expression, ct)))
            {
                if (hint[doc] == 0)
                {
                    docs.Add(doc);
                }

                hint[doc] += rarity;
            }
        }

        // What holds all words may have them only by a name's parts.
        docs.AddRange(all.Where(doc => hint[doc] == 0));
        return new FoundSet(docs, [.. all], hint, groups);
    }

    private List<int> Visible(List<int> docs)
    {
        var flags = index.Columns.Flags;
        docs.RemoveAll(doc => (!request.WithWithdrawn && (flags[doc] & IndexWriter.Withdrawn) != 0) || among?.Contains(doc) == false);
        return docs;
    }
}
