using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Readiness;

/// <summary>Everything that readers may see of readiness, at one moment.</summary>
public sealed class ReadinessPicture(ReadinessModel model, Terms terms, IReadOnlyList<SeenFinding> findings, IReadOnlyList<ContextFact> context, IReadOnlyList<Assessment> accepted)
{
    public ReadinessModel Model { get; } = model;

    public Terms Terms { get; } = terms;

    /// <summary>Every public finding, newest first.</summary>
    public IReadOnlyList<SeenFinding> Findings { get; } = [.. findings.Where(finding => finding.Standing == FindingStanding.Public)];

    /// <summary>The countries of which something is known, and the cities when asked for, by code and name.</summary>
    public IReadOnlyList<PlaceProfile> Places(bool cities) =>
        [.. Known().Where(place => cities || !place.IsCity).OrderBy(place => place.Country, StringComparer.Ordinal).ThenBy(place => place.CitySlug, StringComparer.Ordinal).Select(Profile)];

    /// <summary>The profile at an address; null when there is no such country, or nothing is known of such a city.</summary>
    public PlaceProfile? At(string country, string city) =>
        Terms.Place(country) is not { } known || known.Code != country ? null
        : city.Length == 0 ? Profile(new(country))
        : Known().Concat(context.Select(fact => fact.Place)).FirstOrDefault(place => place.Country == country && place.CitySlug == city) is { } found ? Profile(found) : null;

    /// <summary>The cities of a country of which something is known.</summary>
    public IReadOnlyList<PlaceProfile> CitiesOf(string country) => [.. Known().Where(place => place.IsCity && place.Country == country).OrderBy(place => place.CitySlug, StringComparer.Ordinal).Select(Profile)];

    /// <summary>Places whose conditions are most like this one's, with what is alike and what differs.</summary>
    public IReadOnlyList<SimilarPlace> Like(PlaceProfile place, int most) =>
        [.. Known().Where(other => other.Key != place.Place.Key && !IsAround(other, place.Place)).Select(Profile).Select(other => Compare(place, other))
            .Where(other => other.Alike.Count > 0)
            .OrderByDescending(other => other.Alike.Count).ThenBy(other => other.Differ.Count).ThenByDescending(other => other.Profile.Known).ThenBy(other => other.Profile.Place.IsCity != place.Place.IsCity).ThenBy(other => other.Profile.Place.Key, StringComparer.Ordinal)
            // A country and the only city that stands for it would be said twice.
            .DistinctBy(other => other.Profile.Place.Country).Take(most)];

    private static bool IsAround(ReadinessPlace one, ReadinessPlace other) => one.Country == other.Country && (!one.IsCity || !other.IsCity);

    private static SimilarPlace Compare(PlaceProfile one, PlaceProfile other)
    {
        var kinds = ContextKind.All.Select(kind => (Kind: kind, Own: Value(one, kind), Other: Value(other, kind))).ToList();
        return new(
            other,
            [.. kinds.Where(pair => pair.Own is not null && pair.Own == pair.Other).Select(pair => pair.Kind)],
            [.. kinds.Where(pair => pair.Own is not null && pair.Other is not null && pair.Own != pair.Other).Select(pair => pair.Kind)],
            [.. kinds.Where(pair => pair.Own is null || pair.Other is null).Select(pair => pair.Kind)]);
    }

    private static string? Value(PlaceProfile profile, ContextKind kind) => profile.Context.FirstOrDefault(fact => fact.Kind == kind.Id)?.Value;

    private IEnumerable<ReadinessPlace> Known() => Findings.Select(finding => finding.Finding.Place).Concat(accepted.Select(own => own.Place))
        .SelectMany(place => new[] { place, new ReadinessPlace(place.Country) }).DistinctBy(place => place.Key);

    private PlaceProfile Profile(ReadinessPlace place)
    {
        var own = accepted.Where(view => view.Place.Key == place.Key).Select(View).ToList();
        return new(place, [.. Model.Current.Select(dimension => Standing(place, dimension))], Context(place), own.FirstOrDefault(), [.. own.Skip(1)]);
    }

    // What speaks for a whole country counts before what was seen in one of its cities.
    private DimensionStanding Standing(ReadinessPlace place, Dimension dimension)
    {
        var all = Findings.Where(finding => finding.Dimension == dimension.Slug && IsIn(finding.Finding.Place, place)).ToList();
        var latest = all.FirstOrDefault(finding => finding.Finding.Place.Key == place.Key) ?? all.FirstOrDefault();
        return new(dimension, latest, [.. all.Where(finding => finding != latest)]);
    }

    private IReadOnlyList<ContextFact> Context(ReadinessPlace place)
    {
        var income = Terms.Place(place.Country) is { Income.Length: > 0 } country
            ? new[] { new ContextFact { Id = "", Country = place.Country, Kind = ContextKind.Income, Value = country.Income, Source = "" } } : [];
        var entered = context.Where(fact => IsIn(fact.Place, place)).OrderBy(fact => fact.Place.Key == place.Key ? 0 : 1).ThenByDescending(fact => fact.AsOf).DistinctBy(fact => fact.Kind).ToList();
        return [.. income, .. ContextKind.Entered.SelectMany(kind => entered.Where(fact => fact.Kind == kind.Id))];
    }

    private OwnView View(Assessment assessment)
    {
        var levels = new Dictionary<string, OwnLevel>(StringComparer.Ordinal);
        foreach (var answer in assessment.Answers)
        {
            var (dimension, level) = answer.Level is { } given ? Model.Map(answer.Dimension, given, answer.AnsweredAt) : (answer.Dimension, 0);
            if (!levels.ContainsKey(dimension) || answer.Level is not null)
            {
                levels[dimension] = new(answer.Level is null ? null : level, answer.Comment);
            }
        }

        return new(assessment, levels);
    }

    private static bool IsIn(ReadinessPlace observed, ReadinessPlace place) => observed.Country == place.Country && (!place.IsCity || observed.CitySlug == place.CitySlug);
}
