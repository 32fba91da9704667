using KnowledgeHub.Content;
using KnowledgeHub.Taxonomy;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Search;

/// <summary>What readers call the facets and their values.</summary>
public static class FacetNames
{
    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["type"] = "Type",
        ["topic"] = "Topic",
        ["audience"] = "Audience",
        ["evidence"] = "Evidence level",
        ["country"] = "Country",
        ["income"] = "Income group",
        ["year"] = "Year",
        ["lang"] = "Language",
        ["from"] = "From",
        ["to"] = "Until",
    };

    public static string Label(string kind) => T(Labels.GetValueOrDefault(kind, kind));

    public static string Value(string kind, string value, Terms known) => kind switch
    {
        "type" => ContentType.Find(value)?.Plural ?? value,
        "topic" => T(known.Topic(value)?.Name ?? value),
        "audience" => Audience.Find(value)?.Name ?? value,
        "country" => T(known.Place(value)?.Name ?? value),
        "evidence" => EvidenceLevel.Find(value)?.Name ?? value,
        "income" => IncomeGroup.Find(value)?.Name ?? value,
        "lang" => Locales.NameOf(value),
        _ => value,
    };
}
