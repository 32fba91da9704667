namespace KnowledgeHub.Search.Ranking;

/// <summary>Applies the chosen facet values and counts what each value would give: OR inside a facet, AND across.</summary>
public sealed class FilterItems(IndexColumns columns)
{
    public (IReadOnlyList<int> Shown, IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets) Run(
        IReadOnlyList<int> docs, IReadOnlyList<(string Kind, IReadOnlyList<string> Values)> chosen, SearchRequest request)
    {
        // A kind that was chosen twice, in the form and in the query, must hold twice.
        var conditions = chosen.Select(choice => (choice.Kind, Numbers: choice.Values.Select(value => columns.Number(choice.Kind, value)).Where(number => number > 0).ToHashSet())).ToList();
        var within = request.WithinType is { } type ? columns.Number("type", type) : 0;
        var (from, to) = ((request.FromYear ?? 0) * 10_000, ((request.ToYear ?? 9_999) * 10_000) + 9_999);
        var counts = new int[columns.FacetValues];
        var countsWithout = conditions.Select(condition => condition.Kind).Distinct().ToDictionary(kind => kind, _ => new int[columns.FacetValues]);
        var shown = new List<int>(docs.Count);
        foreach (var doc in docs)
        {
            var facets = columns.Facets[doc];
            if ((request.WithinType is not null && !facets.Contains(within)) || columns.Day[doc] < from || columns.Day[doc] > to)
            {
                continue;
            }

            var missed = MissedKind(facets, conditions);
            if (missed?.Length == 0)
            {
                shown.Add(doc);
                Count(counts, facets);
            }
            else if (missed is not null)
            {
                Count(countsWithout[missed], facets);
            }
        }

        return (shown, Facets(counts, countsWithout));
    }

    // Empty when it fails none, the kind when it fails conditions of just one kind, null when of more.
    private static string? MissedKind(int[] facets, List<(string Kind, HashSet<int> Numbers)> conditions)
    {
        var missed = "";
        foreach (var (kind, numbers) in conditions)
        {
            if (!Array.Exists(facets, numbers.Contains))
            {
                if (missed.Length > 0 && missed != kind)
                {
                    return null;
                }

                missed = kind;
            }
        }

        return missed;
    }

    private static void Count(int[] counts, int[] facets)
    {
        foreach (var number in facets)
        {
            counts[number]++;
        }
    }

    private Dictionary<string, IReadOnlyList<FacetCount>> Facets(int[] counts, Dictionary<string, int[]> countsWithout)
    {
        var found = Enumerable.Range(1, columns.FacetValues - 1)
            .Select(number => (Facet: columns.Facet(number), Count: counts[number], Number: number))
            .Select(value => new FacetCount
            {
                Kind = value.Facet.Kind,
                Value = value.Facet.Value,
                Count = value.Count + (countsWithout.GetValueOrDefault(value.Facet.Kind)?[value.Number] ?? 0),
            })
            .Where(count => count.Count > 0)
            .OrderByDescending(count => count.Count).ThenBy(count => count.Value, StringComparer.Ordinal)
            .ToLookup(count => count.Kind);
        return SearchRequest.Kinds.ToDictionary(kind => kind, kind => (IReadOnlyList<FacetCount>)[.. found[kind]]);
    }
}
