using System.Globalization;
using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Search.QueryLanguage;

/// <summary>The names that may stand before a colon. Any other colon is just a sign, as in a title that was pasted.</summary>
public sealed class QueryFields(Terms terms)
{
    private static readonly Dictionary<string, string> Columns = new(StringComparer.OrdinalIgnoreCase)
    {
        ["title"] = "title",
        ["summary"] = "summary",
        ["takeaway"] = "takeaways",
        ["takeaways"] = "takeaways",
        ["text"] = "body",
        ["body"] = "body",
        ["name"] = "names",
        ["source"] = "names",
        ["file"] = "attachments",
    };

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["type"] = "type",
        ["topic"] = "topic",
        ["country"] = "country",
        ["audience"] = "audience",
        ["year"] = "year",
        ["lang"] = "lang",
        ["evidence"] = "evidence",
        ["income"] = "income",
    };

    /// <summary>Whether a name before a colon is a field.</summary>
    public static bool Knows(string name) => Columns.ContainsKey(name) || Kinds.ContainsKey(name);

    /// <summary>The index column of a field, or null when it is a facet.</summary>
    public static string? Column(string name) => Columns.GetValueOrDefault(name);

    /// <summary>The condition that a facet's value stands for; null when there is no such value, so that it is read as words.</summary>
    public QueryFilter? Filter(string name, string value)
    {
        var kind = Kinds[name];
        var found = kind switch
        {
            "type" => ContentType.All.FirstOrDefault(type => Same(type.Id, value) || Same(type.Path, value) || Same(type.Singular, value) || Same(type.Plural, value))?.Id,
            "topic" => terms.Topic(Slug.From(value))?.Slug ?? terms.Topics.FirstOrDefault(topic => Same(topic.Name, value))?.Slug,
            "country" => terms.Place(value)?.Code ?? terms.Places.FirstOrDefault(place => Same(place.Name, value))?.Code,
            "audience" => Audience.Find(value.ToLowerInvariant())?.Id ?? Audience.All.FirstOrDefault(audience => Same(audience.Name, value))?.Id,
            "evidence" => EvidenceLevel.All.FirstOrDefault(level => Same(level.Id, value) || Same(level.Name, value))?.Id,
            "income" => IncomeGroup.All.FirstOrDefault(group => Same(group.Id, value) || Same(group.Name, value))?.Id,
            "year" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1000 and < 3000 ? value : null,
            _ => Locales.IsTag(value) ? value : null,
        };
        return found is null ? null : new QueryFilter(kind, [found]);
    }

    /// <summary><c>year:[2024 TO 2026]</c>; a star leaves an end open. Null when it is no range of years.</summary>
    public static QueryFilter? Range(string name, string from, string to)
    {
        var (first, last) = (Year(from, 1900), Year(to, 2100));
        return Kinds.GetValueOrDefault(name) == "year" && first is { } start && last is { } end && start <= end && end - start <= 300
            ? new QueryFilter("year", [.. Enumerable.Range(start, end - start + 1).Select(year => year.ToString(CultureInfo.InvariantCulture))])
            : null;
    }

    private static int? Year(string text, int open) =>
        text == "*" ? open : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1000 and < 3000 ? year : null;

    private static bool Same(string name, string typed) => name.Equals(typed, StringComparison.OrdinalIgnoreCase);
}
