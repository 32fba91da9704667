using KnowledgeHub.Languages;
using KnowledgeHub.Readiness;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Theming;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Web.Site;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Readiness;

/// <summary>The public pages of readiness: all places, one place, and up to four side by side.</summary>
public static class ReadinessPages
{
    private const int MostCompared = 4;
    private const int MostSimilar = 6;

    public static async Task<IResult> OverviewAsync(HttpContext context, ThemePages pages, Frames frames, ReadReadiness read, string? region, string? income, string? cities, CancellationToken ct)
    {
        var picture = await read.RunAsync(ct);
        var places = picture.Places(cities == "1").Where(place => Fits(picture.Terms.Place(place.Place.Country), region, income)).OrderBy(place => T(picture.Terms.Place(place.Place.Country)!.Name), SiteLanguage.Current.Order).ToList();
        return ThemePages.Draw(pages.Theme.ReadinessPage, new ReadinessPageModel(
            frames.For(context, T("Readiness"), T("How ready countries and cities are for precision medicine, with the passage behind every level.")),
            [.. TermPages.Regions.Select(known => KeyValuePair.Create(known.Key, T(known.Value)))],
            [.. IncomeGroup.All.Select(group => KeyValuePair.Create(group.Id, group.Name))],
            region ?? "",
            income ?? "",
            cities == "1",
            ReadinessWords.Map("map", picture, places),
            ReadinessWords.Table(picture, places),
            ReadinessWords.Levels(picture.Model),
            [.. picture.Model.Current.Select(dimension => new DimensionGuide(dimension.Name, dimension.Words.Description, dimension.Words.Levels))],
            [new Link("CSV", "/readiness.csv"), new Link("JSON", "/api/v1/readiness")],
            places.Any(place => place.Illustrative)));
    }

    public static async Task<IResult> PlaceAsync(string country, string? city, HttpContext context, ThemePages pages, Frames frames, ReadReadiness read, CancellationToken ct)
    {
        var picture = await read.RunAsync(ct);
        if (picture.Terms.Place(country) is { } known && known.Code != country)
        {
            return Results.Redirect(new ReadinessPlace(known.Code, "", city ?? "").Path, permanent: true);
        }

        if (picture.At(country, city ?? "") is not { } place)
        {
            return Results.NotFound();
        }

        var name = ReadinessWords.Name(picture, place.Place);
        return ThemePages.Draw(pages.Theme.ReadinessPlacePage, new ReadinessPlacePageModel(
            frames.For(context, T("Readiness of {0}", name), T("How ready {0} is for precision medicine, dimension by dimension, with the passage behind every level.", name)) with { Index = place.HasAnything },
            name,
            [new Link(T("Readiness"), "/readiness"), new Link(T(picture.Terms.Place(country)!.Name), place.Place.IsCity ? $"/readiness/{country}" : $"/countries/{country}")],
            Lead(place),
            ReadinessWords.Radar("radar", picture, place),
            ReadinessWords.Levels(picture.Model),
            [.. place.Levels.Select(level => ReadinessWords.Entry(picture, place, level))],
            [.. place.Context.Select(fact => ReadinessWords.Entry(place, fact))],
            place.Own is { } own ? Own(picture, own, place.EarlierOwn) : null,
            place.Place.IsCity ? [] : [.. picture.CitiesOf(country).Select(other => new Link(other.Place.City, other.Place.Path))],
            [.. picture.Like(place, MostSimilar).Select(other => Similar(picture, place, other))],
            [new Link("CSV", $"/readiness.csv?place={place.Place.Key}"), new Link("JSON", $"/api/v1/readiness/{place.Place.Key}")],
            place.Illustrative));
    }

    public static async Task<IResult> CompareAsync(HttpContext context, ThemePages pages, Frames frames, ReadReadiness read, CancellationToken ct)
    {
        var picture = await read.RunAsync(ct);
        var asked = context.Request.Query["place"].OfType<string>().Where(key => key.Length > 0).Distinct().ToList();
        var found = asked.Select(key => At(picture, key)).OfType<PlaceProfile>().ToList();
        var places = found.Take(MostCompared).ToList();
        return ThemePages.Draw(pages.Theme.ReadinessComparePage, new ReadinessComparePageModel(
            frames.For(context, T("Compare places"), T("The readiness of up to four countries or cities side by side.")) with { Index = asked.Count == 0 },
            [.. picture.Places(cities: true).Concat(places).DistinctBy(place => place.Place.Key).Select(place => KeyValuePair.Create(place.Place.Key, ReadinessWords.Name(picture, place.Place))).OrderBy(place => place.Value, SiteLanguage.Current.Order)],
            [.. places.Select(place => place.Place.Key)],
            MostCompared,
            places.Count > 0 ? ReadinessWords.Map("map", picture, places) : null,
            [.. places.Select(place => new Link(ReadinessWords.Name(picture, place.Place), place.Place.Path))],
            [.. picture.Model.Current.Select((dimension, n) => new CompareRow(dimension.Name, [.. places.Select(place => WithOwn(place, dimension, ReadinessWords.Cell(picture, place, place.Levels[n])))]))],
            [.. ContextKind.All.Select(kind => new CompareRow(kind.Name, [.. places.Select(place => new LevelCell(null, place.Context.FirstOrDefault(fact => fact.Kind == kind.Id) is { } fact ? ReadinessWords.Value(fact) : T("unknown")))]))],
            places.Any(place => place.Illustrative))
        {
            Note = found.Count > MostCompared ? T("At most {0} places are compared; the others were left out.", MostCompared) : found.Count < asked.Count ? T("A place was left out: nothing is known of it.") : "",
        });
    }

    internal static PlaceProfile? At(ReadinessPicture picture, string key) => key.Split('/') switch
    {
        [var country] => picture.At(country, ""),
        [var country, { Length: > 0 } city] => picture.At(country, city),
        _ => null,
    };

    private static bool Fits(Place? place, string? region, string? income) =>
        place is not null && (string.IsNullOrEmpty(region) || place.Region == region) && (string.IsNullOrEmpty(income) || place.Income == income);

    private static string Lead(PlaceProfile place) => place.Known == 0
        ? T("Nothing is known yet: no published case study shows a level for this place.")
        : place.Known == place.Levels.Count
            ? T("Published case studies show a level in every dimension.")
            : T("Published case studies show a level in {0} of {1} dimensions; the others are unknown.", place.Known, place.Levels.Count);

    private static LevelCell WithOwn(PlaceProfile place, Dimension dimension, LevelCell cell) =>
        place.Own?.Levels.GetValueOrDefault(dimension.Slug)?.Level is { } own ? cell with { Words = $"{cell.Words} · {T("own view: {0}", own)}" } : cell;

    private static OwnViewEntry Own(ReadinessPicture picture, OwnView own, IReadOnlyList<OwnView> earlier) => new(
        own.Assessment.Organisation, Accepted(own), own.Assessment.Illustrative,
        [.. earlier.Select(before => new OwnViewLine(before.Assessment.Organisation, Accepted(before), ReadinessWords.OwnLevels(picture.Model, before)))]);

    private static DateOnly Accepted(OwnView own) => DateOnly.FromDateTime((own.Assessment.DecidedAt ?? own.Assessment.CreatedAt).UtcDateTime);

    private static SimilarEntry Similar(ReadinessPicture picture, PlaceProfile place, SimilarPlace other) => new(
        new Link(ReadinessWords.Name(picture, other.Profile.Place), other.Profile.Place.Path),
        string.Join("; ", other.Alike.Select(kind => $"{kind.Name}: {SiteLanguage.Current.Lower(Value(place, kind))}")),
        string.Join("; ", other.Differ.Select(kind => $"{kind.Name}: {SiteLanguage.Current.Lower(Value(other.Profile, kind))} ({T("here: {0}", SiteLanguage.Current.Lower(Value(place, kind)))})")),
        string.Join(", ", other.Unknown.Select(kind => kind.Name)),
        new Link(T("Compare with {0}", ReadinessWords.Name(picture, other.Profile.Place)), $"/readiness/compare?place={place.Place.Key}&place={other.Profile.Place.Key}"));

    private static string Value(PlaceProfile place, ContextKind kind) => ReadinessWords.Value(place.Context.First(fact => fact.Kind == kind.Id));
}
