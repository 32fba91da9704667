using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Readiness;

/// <summary>Where something was observed: a country, or a city in it.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="City">The city's name; empty for the whole country.</param>
/// <param name="CitySlug">The city in addresses; empty for the whole country.</param>
public sealed record ReadinessPlace(string Country, string City = "", string CitySlug = "")
{
    public const int LongestCity = 80;

    /// <summary>As it stands in addresses: <c>KE</c> or <c>KE/nairobi</c>.</summary>
    public string Key => CitySlug.Length > 0 ? $"{Country}/{CitySlug}" : Country;

    public string Path => $"/readiness/{Key}";

    public bool IsCity => CitySlug.Length > 0;

    /// <summary>The place that was typed, or what to mend.</summary>
    internal static (ReadinessPlace Place, Problem? Problem) Read(string country, string city, Terms terms)
    {
        var name = Review.Names.Tidy(city);
        var slug = name.Length > 0 ? Slug.From(name) : "";
        return (new(country, name, slug), terms.Place(country) is not { } known || known.Code != country ? new("country", "Choose a country from the list.")
            : name.Length > LongestCity ? new("city", $"A city's name has at most {LongestCity} characters; shorten it.")
            : name.Length > 0 && slug.Length == 0 ? new("city", "The city's name needs letters or digits.")
            : null);
    }
}
