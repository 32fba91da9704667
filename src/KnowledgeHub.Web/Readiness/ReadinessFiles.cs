using System.Globalization;
using System.Text;
using KnowledgeHub.Readiness;

namespace KnowledgeHub.Web.Readiness;

/// <summary>Readiness for other systems: JSON, and every public finding as a line of CSV. A level never goes out without its source.</summary>
public static class ReadinessFiles
{
    public static async Task<IResult> ListAsync(ReadReadiness read, HubSettings hub, CancellationToken ct)
    {
        var picture = await read.RunAsync(ct);
        return Results.Json(new ReadinessList
        {
            Dimensions = [.. picture.Model.Current.Select(dimension => new ReadinessDimension { Id = dimension.Slug, Name = dimension.English.Name, Levels = dimension.English.Levels })],
            Places = [.. picture.Places(cities: true).Select(place => Describe(picture, place, hub))],
        });
    }

    public static async Task<IResult> OneAsync(string country, string? city, ReadReadiness read, HubSettings hub, CancellationToken ct)
    {
        var picture = await read.RunAsync(ct);
        return picture.At(country.ToUpperInvariant(), city ?? "") is { } place
            ? Results.Json(Describe(picture, place, hub))
            : Results.Problem(title: "There is no such country, or nothing is known of such a city.", statusCode: StatusCodes.Status404NotFound);
    }

    public static async Task<IResult> CsvAsync(ReadReadiness read, HubSettings hub, string? place, CancellationToken ct)
    {
        var picture = await read.RunAsync(ct);
        var lines = new StringBuilder("place,country,city,dimension,level,level_name,observed_on,source_title,source_url,quote,illustrative,recorded_dimension,recorded_level\r\n");
        foreach (var seen in picture.Findings.Where(seen => string.IsNullOrEmpty(place) || seen.Finding.Place.Key == place || seen.Finding.Country == place))
        {
            var finding = seen.Finding;
            lines.AppendJoin(',', new[]
            {
                finding.Place.Key, PlaceNames.Of(new(finding.Country), picture.Terms, "en"), finding.City, seen.Dimension, Number(seen.Level), picture.Model.Level(seen.Level, "en"), finding.ObservedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                finding.Title, hub.Url(seen.Path), finding.Quote, seen.Illustrative ? "yes" : "no", finding.Dimension, Number(finding.Level),
            }.Select(Cell)).Append("\r\n");
        }

        return Results.File(Encoding.UTF8.GetBytes(lines.ToString()), "text/csv; charset=utf-8", "readiness.csv");
    }

    private static PlaceReadiness Describe(ReadinessPicture picture, PlaceProfile place, HubSettings hub) => new()
    {
        Place = place.Place.Key,
        Name = PlaceNames.Of(place.Place, picture.Terms, "en"),
        Url = hub.Url(place.Place.Path),
        Illustrative = place.Illustrative,
        Levels = [.. place.Levels.Select(level => new ReadinessLevel
        {
            Dimension = level.Dimension.Slug,
            Level = level.Level,
            Finding = level.Latest is { } latest ? Describe(latest, hub) : null,
            Earlier = [.. level.Earlier.Select(finding => Describe(finding, hub))],
            OwnView = place.Own?.Levels.GetValueOrDefault(level.Dimension.Slug)?.Level,
        })],
        Conditions = [.. place.Context.Select(fact => new ReadinessCondition { Kind = fact.Kind, Value = fact.Value, AsOf = fact.AsOf, Source = fact.Source, Illustrative = fact.Illustrative })],
        OwnViewBy = place.Own?.Assessment.Organisation,
    };

    private static ReadinessFinding Describe(SeenFinding seen, HubSettings hub) => new()
    {
        Level = seen.Level,
        ObservedOn = seen.Finding.ObservedOn,
        Place = seen.Finding.Place.Key,
        Source = seen.Finding.Title,
        Url = hub.Url(seen.Path),
        Quote = seen.Finding.Quote,
        Illustrative = seen.Illustrative,
        RecordedDimension = seen.Finding.Dimension,
        RecordedLevel = seen.Finding.Level,
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // A cell that begins like a formula would be run by a spreadsheet.
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny("\",\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

/// <summary>What <c>/api/v1/readiness</c> answers.</summary>
public sealed record ReadinessList
{
    public required IReadOnlyList<ReadinessDimension> Dimensions { get; init; }

    public required IReadOnlyList<PlaceReadiness> Places { get; init; }
}

/// <summary>A dimension with what its levels from 1 to 5 mean.</summary>
public sealed record ReadinessDimension
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<string> Levels { get; init; }
}

/// <summary>Where one place stands.</summary>
public sealed record PlaceReadiness
{
    /// <summary>Such as <c>KE</c> or <c>KE/nairobi</c>.</summary>
    public required string Place { get; init; }

    public required string Name { get; init; }

    public required string Url { get; init; }

    public bool Illustrative { get; init; }

    public required IReadOnlyList<ReadinessLevel> Levels { get; init; }

    public required IReadOnlyList<ReadinessCondition> Conditions { get; init; }

    /// <summary>The organisation whose self-assessment was accepted, or null.</summary>
    public string? OwnViewBy { get; init; }
}

/// <summary>One dimension of a place; a level of null says that it is unknown.</summary>
public sealed record ReadinessLevel
{
    public required string Dimension { get; init; }

    public int? Level { get; init; }

    public ReadinessFinding? Finding { get; init; }

    public required IReadOnlyList<ReadinessFinding> Earlier { get; init; }

    /// <summary>What the place says of itself, or null.</summary>
    public int? OwnView { get; init; }
}

/// <summary>What a passage of a case study shows, as it counts now and as it was recorded.</summary>
public sealed record ReadinessFinding
{
    public int Level { get; init; }

    public DateOnly ObservedOn { get; init; }

    public required string Place { get; init; }

    public required string Source { get; init; }

    /// <summary>The very paragraph.</summary>
    public required string Url { get; init; }

    public required string Quote { get; init; }

    public bool Illustrative { get; init; }

    public required string RecordedDimension { get; init; }

    public int RecordedLevel { get; init; }
}

/// <summary>A condition of a place.</summary>
public sealed record ReadinessCondition
{
    public required string Kind { get; init; }

    public required string Value { get; init; }

    public DateOnly? AsOf { get; init; }

    public required string Source { get; init; }

    public bool Illustrative { get; init; }
}
