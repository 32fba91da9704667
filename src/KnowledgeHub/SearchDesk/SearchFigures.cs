using KnowledgeHub.Storage;

namespace KnowledgeHub.SearchDesk;

/// <summary>Reads what was asked and opened, for staff. Words are shown only above <see cref="PrivacyFloor.Staff"/>.</summary>
public sealed class SearchFigures(Database database, TimeProvider clock)
{
    /// <summary>The periods that can be looked at, in days.</summary>
    public static IReadOnlyList<int> Periods { get; } = [7, 30, 90];

    /// <summary>A question with results that are opened less often than this, out of a hundred searches, has few clicks.</summary>
    public const int FewClicks = 20;

    private const int Longest = 20;
    private readonly NamedSql sql = database.Sql<SearchFigures>();

    /// <summary>The last so many days, today among them.</summary>
    public async Task<SearchPeriod> ReadAsync(int days, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var args = new { From = today.AddDays(1 - days), Floor = PrivacyFloor.Staff, FewClicks, Limit = Longest };
        await using var session = await database.OpenAsync(ct);
        var counted = (await session.QueryAsync<SearchDay>(sql["days"], args, ct)).ToDictionary(row => row.Day);
        return new SearchPeriod(
            [.. Enumerable.Range(0, days).Select(n => today.AddDays(n + 1 - days)).Select(day => counted.GetValueOrDefault(day) ?? new SearchDay { Day = day })],
            await session.ScalarAsync<long>(sql["clicks"], args, ct),
            await session.ScalarAsync<double?>(sql["mean-position"], args, ct),
            [.. await session.QueryAsync<AskedOften>(sql["top"], args, ct)],
            [.. await session.QueryAsync<AskedOften>(sql["few-clicks"], args, ct)]);
    }
}

/// <summary>What was asked in a period.</summary>
/// <param name="Days">Every day, oldest first.</param>
/// <param name="Clicks">Results that were opened.</param>
/// <param name="MeanPosition">Where in the list they stood on average; null when none was opened.</param>
/// <param name="Top">The questions asked most.</param>
/// <param name="FewClicks">Questions that find something which is seldom opened.</param>
public sealed record SearchPeriod(IReadOnlyList<SearchDay> Days, long Clicks, double? MeanPosition, IReadOnlyList<AskedOften> Top, IReadOnlyList<AskedOften> FewClicks)
{
    public long Searches => Days.Sum(day => day.Searches);

    public long FoundNone => Days.Sum(day => day.FoundNone);

    public long Widened => Days.Sum(day => day.Widened);
}

/// <summary>All searches of a day by what they found.</summary>
public sealed record SearchDay
{
    public DateOnly Day { get; init; }

    public long Searches { get; init; }

    public long FoundNone { get; init; }

    /// <summary>No item held all words; items with some of them were shown.</summary>
    public long Widened { get; init; }
}

/// <summary>A question and how it went in the period.</summary>
public sealed record AskedOften
{
    public required string Query { get; init; }

    public long Searches { get; init; }

    public long FoundNone { get; init; }

    public long FoundFew { get; init; }

    public long FoundSome { get; init; }

    public long FoundMany { get; init; }

    public long Widened { get; init; }

    public long Clicks { get; init; }

    public double? MeanPosition { get; init; }

    /// <summary>What the question mostly found.</summary>
    public string MostlyFound => new (string Text, long Count)[] { ("nothing", FoundNone), ("1 to 10", FoundFew), ("11 to 100", FoundSome), ("over 100", FoundMany) }.MaxBy(bucket => bucket.Count).Text;
}
