using KnowledgeHub.Languages;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Readiness;

/// <summary>Places by their names.</summary>
public static class PlaceNames
{
    /// <summary>Such as <c>Kenya</c> or <c>Nairobi, Kenya</c>, in the language of the page.</summary>
    public static string Of(ReadinessPlace place, Terms terms) => Of(place, terms, SiteLanguage.Current.Tag);

    public static string Of(ReadinessPlace place, Terms terms, string locale)
    {
        var country = SiteLanguage.For(locale).Say(terms.Place(place.Country)?.Name ?? place.Country);
        return place.IsCity ? $"{place.City}, {country}" : country;
    }
}
