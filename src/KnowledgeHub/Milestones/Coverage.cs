using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Milestones;

/// <summary>Asks against countries: which cells have a brief, a case study or a commitment, and which have nothing.</summary>
public sealed class Coverage
{
    /// <summary>Stands for items and commitments that name no country.</summary>
    public const string NoCountry = "";

    private readonly Dictionary<(string Ask, string Country), CoverageCell> cells = [];

    private Coverage(IReadOnlyList<Ask> asks, IReadOnlyList<Place> places) => (Asks, Places) = (asks, places);

    public IReadOnlyList<Ask> Asks { get; }

    /// <summary>The countries that are shown, by name.</summary>
    public IReadOnlyList<Place> Places { get; }

    /// <summary>Every cell of an ask and a country that has nothing, ask by ask.</summary>
    public IEnumerable<CoverageCell> Empty => Asks.SelectMany(ask => Places.Select(place => At(ask, place.Code))).Where(cell => cell.Total == 0);

    public CoverageCell At(Ask ask, string country) => cells.GetValueOrDefault((ask.Slug, country)) ?? new CoverageCell { Ask = ask, Country = country };

    /// <summary>The map of the countries that have anything or were chosen, narrowed to a region and an income group when these are not empty.</summary>
    public static Coverage Of(Delivery delivery, Terms terms, IEnumerable<string> chosen, string region = "", string income = "")
    {
        var named = delivery.Items.Where(item => item.Ask.Length > 0).SelectMany(item => item.Countries)
            .Concat(delivery.Promised.Where(one => one.Asks.Count > 0).Select(one => one.Country).OfType<string>()).Concat(chosen).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var places = terms.Places.Where(place => named.Contains(place.Code) && (region.Length == 0 || place.Region == region) && (income.Length == 0 || place.Income == income));
        var coverage = new Coverage(delivery.Asks, [.. places]);
        foreach (var ask in delivery.Asks)
        {
            var (items, commitments) = (delivery.ItemsFor(ask).ToList(), delivery.CommitmentsFor(ask).ToList());
            foreach (var country in coverage.Places.Select(place => place.Code).Append(NoCountry))
            {
                var here = items.Where(item => country.Length == 0 ? item.Countries.Count == 0 : item.Countries.Contains(country)).ToList();
                coverage.cells[(ask.Slug, country)] = new()
                {
                    Ask = ask,
                    Country = country,
                    Briefs = [.. here.Where(item => item.Type == "policy-brief")],
                    CaseStudies = [.. here.Where(item => item.Type == "case-study")],
                    Commitments = [.. commitments.Where(one => (one.Country ?? NoCountry) == country)],
                };
            }
        }

        return coverage;
    }
}

/// <summary>What there is for one ask in one country.</summary>
public sealed record CoverageCell
{
    public required Ask Ask { get; init; }

    public required string Country { get; init; }

    public IReadOnlyList<TiedItem> Briefs { get; init; } = [];

    public IReadOnlyList<TiedItem> CaseStudies { get; init; } = [];

    public IReadOnlyList<PublicCommitment> Commitments { get; init; } = [];

    public int Total => Briefs.Count + CaseStudies.Count + Commitments.Count;
}
