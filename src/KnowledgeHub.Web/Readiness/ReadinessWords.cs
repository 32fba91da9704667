using KnowledgeHub.Languages;
using KnowledgeHub.Readiness;
using KnowledgeHub.Theming;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Theming.Pictures;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Readiness;

/// <summary>Profiles in the words and pictures of a page.</summary>
internal static class ReadinessWords
{
    public static string Name(ReadinessPicture picture, ReadinessPlace place) => PlaceNames.Of(place, picture.Terms);

    public static IReadOnlyList<string> Levels(ReadinessModel model) => [.. Enumerable.Range(1, ReadinessModel.Highest).Select(model.Level)];

    public static HeatMap Map(string id, ReadinessPicture picture, IReadOnlyList<PlaceProfile> places) => new(
        id,
        T("Readiness of places by dimension"),
        T("Rows are places, columns are dimensions. A digit from 1 to 5 is the latest published level; a hatched cell with a question mark is unknown. The table below says the same in words."),
        [.. picture.Model.Current.Select(dimension => dimension.Words.Label)],
        [.. places.Select(place => new HeatMapRow(Name(picture, place.Place), [.. place.Levels.Select(level => level.Level)]) { Below = place.Place.IsCity })]);

    public static LevelTable Table(ReadinessPicture picture, IReadOnlyList<PlaceProfile> places) => new(
        [.. picture.Model.Current.Select(dimension => dimension.Name)],
        [.. places.Select(place => new LevelTableRow(new(Name(picture, place.Place), place.Place.Path), place.Illustrative ? T("illustrative") : "", [.. place.Levels.Select(level => Cell(picture, place, level))]))]);

    public static LevelCell Cell(ReadinessPicture picture, PlaceProfile place, DimensionStanding standing) => standing.Latest is not { } latest
        ? new(null, T("unknown"))
        : new(latest.Level, string.Join(" · ", new[] { picture.Model.Level(latest.Level), SiteLanguage.Current.Month(latest.Finding.ObservedOn), Where(place.Place, latest) }.Where(part => part.Length > 0)));

    public static Radar Radar(string id, ReadinessPicture picture, PlaceProfile place)
    {
        var name = Name(picture, place.Place);
        var known = place.Levels.Where(level => level.Latest is not null).Select(level => $"{level.Dimension.Name} {level.Level}").ToList();
        var unknown = place.Levels.Where(level => level.Latest is null).Select(level => level.Dimension.Name).ToList();
        return new(
            id,
            T("Readiness of {0} by dimension", name),
            string.Join(' ', new[]
            {
                known.Count > 0 ? T("Levels from 1 to 5: {0}.", string.Join(", ", known)) : "",
                unknown.Count > 0 ? T("Unknown: {0}.", string.Join(", ", unknown)) : "",
                place.Own is { } own ? T("Own view: {0}.", OwnLevels(picture.Model, own)) : "",
            }.Where(part => part.Length > 0)),
            [.. place.Levels.Select(level => new RadarAxis(level.Dimension.Words.Label, level.Level, place.Own?.Levels.GetValueOrDefault(level.Dimension.Slug)?.Level))]);
    }

    public static string OwnLevels(ReadinessModel model, OwnView own) =>
        string.Join(", ", model.Current.Where(dimension => own.Levels.GetValueOrDefault(dimension.Slug)?.Level is not null).Select(dimension => $"{dimension.Name} {own.Levels[dimension.Slug].Level}"));

    public static DimensionEntry Entry(ReadinessPicture picture, PlaceProfile place, DimensionStanding standing)
    {
        var own = place.Own?.Levels.GetValueOrDefault(standing.Dimension.Slug);
        return new(
            standing.Dimension.Name,
            standing.Level,
            standing.Level is { } level ? standing.Dimension.Words.Level(level) : "",
            standing.Latest is { } latest ? Entry(picture, place.Place, latest) : null,
            [.. standing.Earlier.Select(finding => Entry(picture, place.Place, finding))],
            own?.Level,
            own?.Comment ?? "",
            place.Own is not null);
    }

    public static string Value(ContextFact fact) => ContextKind.Find(fact.Kind)?.Value(fact.Value) ?? fact.Value;

    public static ContextEntry Entry(PlaceProfile place, ContextFact fact) => new(
        ContextKind.Find(fact.Kind)?.Name ?? fact.Kind,
        Value(fact),
        fact.Kind == ContextKind.Income ? T("World Bank") : fact.Source,
        fact.SourceUrl,
        string.Join(" · ", new[] { fact.AsOf is { } day ? SiteLanguage.Current.Month(day) : "", !place.Place.IsCity ? fact.City : "", fact.Illustrative ? T("illustrative") : "" }.Where(part => part.Length > 0)));

    // In a country's profile a city's level says that it is the city's.
    private static string Where(ReadinessPlace page, SeenFinding finding) => page.IsCity ? "" : finding.Finding.City;

    private static FindingEntry Entry(ReadinessPicture picture, ReadinessPlace page, SeenFinding seen) => new(
        seen.Level,
        seen.Finding.ObservedOn,
        Where(page, seen),
        new Link(seen.Finding.Title, seen.Path),
        seen.Finding.Quote,
        seen.Finding.Locale,
        string.Join(' ', new[] { seen.Finding.Note, seen.IsRemapped ? T("Recorded as {0} {1}; re-mapped since.", picture.Model.Find(seen.Finding.Dimension)?.Name ?? seen.Finding.Dimension, seen.Finding.Level) : "" }.Where(part => part.Length > 0)),
        seen.Illustrative);
}
