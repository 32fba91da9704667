using KnowledgeHub.Content;
using KnowledgeHub.Search;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Theming.Pages;

namespace KnowledgeHub.Web.Search;

/// <summary>The facets of an answer with names for readers. What is chosen stays visible even when nothing has it.</summary>
public static class Facets
{
    private const int Most = 15;

    public static IReadOnlyList<Facet> From(SearchAnswer answer, SearchAddress address, Terms known, params string[] kinds) =>
        [.. kinds.Select(kind => new Facet(kind, FacetNames.Label(kind), [.. Values(kind, answer, address, known)])).Where(facet => facet.Values.Count > 0)];

    private static IEnumerable<FacetValue> Values(string kind, SearchAnswer answer, SearchAddress address, Terms known)
    {
        var chosen = address.Chosen.GetValueOrDefault(kind, []);
        var counts = answer.Facets.GetValueOrDefault(kind, []).ToDictionary(count => count.Value, count => count.Count);
        var values = kind switch
        {
            "year" => counts.Keys.OrderDescending(),
            "evidence" => EvidenceLevel.All.Select(level => level.Id).Where(counts.ContainsKey),
            "income" => IncomeGroup.All.Select(group => group.Id).Where(counts.ContainsKey),
            _ => counts.Keys.OrderByDescending(value => counts[value]).ThenBy(value => FacetNames.Value(kind, value, known), StringComparer.CurrentCulture).AsEnumerable(),
        };
        return chosen.Concat(values.Where(value => !chosen.Contains(value)).Take(Most))
            .Select(value => new FacetValue(value, FacetNames.Value(kind, value, known), counts.GetValueOrDefault(value), chosen.Contains(value), address.Toggled(kind, value)));
    }
}
