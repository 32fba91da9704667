using KnowledgeHub.Content;
using KnowledgeHub.Search;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Theming.Pages;

namespace KnowledgeHub.Web.Search;

/// <summary>The facets of an answer with names for readers. What is chosen stays visible even when nothing has it.</summary>
public static class Facets
{
    private const int Most = 15;

    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["type"] = "Type",
        ["topic"] = "Topic",
        ["audience"] = "Audience",
        ["country"] = "Country",
        ["year"] = "Year",
        ["lang"] = "Language",
    };

    public static IReadOnlyList<Facet> From(SearchAnswer answer, SearchAddress address, Terms known, params string[] kinds) =>
        [.. kinds.Select(kind => new Facet(kind, Labels[kind], [.. Values(kind, answer, address, known)])).Where(facet => facet.Values.Count > 0)];

    private static IEnumerable<FacetValue> Values(string kind, SearchAnswer answer, SearchAddress address, Terms known)
    {
        var chosen = address.Chosen.GetValueOrDefault(kind, []);
        var counts = answer.Facets.GetValueOrDefault(kind, []).ToDictionary(count => count.Value, count => count.Count);
        var values = kind == "year"
            ? counts.Keys.OrderDescending()
            : counts.Keys.OrderByDescending(value => counts[value]).ThenBy(value => Name(kind, value, known), StringComparer.CurrentCulture).AsEnumerable();
        return chosen.Concat(values.Where(value => !chosen.Contains(value)).Take(Most))
            .Select(value => new FacetValue(value, Name(kind, value, known), counts.GetValueOrDefault(value), chosen.Contains(value), address.Toggled(kind, value)));
    }

    private static string Name(string kind, string value, Terms known) => kind switch
    {
        "type" => ContentType.Find(value)?.Plural ?? value,
        "topic" => known.Topic(value)?.Name ?? value,
        "audience" => Audience.Find(value)?.Name ?? value,
        "country" => known.Place(value)?.Name ?? value,
        "lang" => Locales.Offered.FirstOrDefault(offered => offered.Tag == value).Name ?? value,
        _ => value,
    };
}
