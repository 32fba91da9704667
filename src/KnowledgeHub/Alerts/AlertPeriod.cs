using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Alerts;

/// <summary>How often a saved search may send a mail. Digests go out in the morning, UTC.</summary>
public static class AlertPeriod
{
    public const string Immediate = "immediate";

    public const string Daily = "daily";

    public const string Weekly = "weekly";

    /// <summary>The hour of the day, UTC, at which daily and weekly mails are due.</summary>
    public const int Hour = 6;

    public static IReadOnlyList<(string Id, string Name)> Offered { get; } = [(Immediate, Later("Within minutes")), (Daily, Later("Once a day")), (Weekly, Later("Once a week"))];

    /// <summary>What to tell somebody who chose none of them.</summary>
    public static string Unknown => T("Please choose how often a mail may come.");

    public static bool Is(string text) => Offered.Any(offered => offered.Id == text);

    public static string Name(string period) => T(Offered.First(offered => offered.Id == period).Name);

    /// <summary>Where a period stands among those offered, the shortest first.</summary>
    public static int Place(string period) => Offered.TakeWhile(offered => offered.Id != period).Count();

    /// <summary>When a search is due next, seen from an instant.</summary>
    public static DateTimeOffset Next(string period, DateTimeOffset after) => period switch
    {
        Daily => Morning(after),
        Weekly => Morning(after.AddDays(6)),
        _ => after,
    };

    /// <summary>
    /// At which of the times before and after it, a period apart, a search that is due at <paramref name="due"/> tells of
    /// something that happened.
    /// </summary>
    public static DateTimeOffset Slot(string period, DateTimeOffset due, DateTimeOffset happened)
    {
        var length = TimeSpan.FromDays(period == Weekly ? 7 : 1);
        return due - (length * Math.Floor((due - happened) / length));
    }

    private static DateTimeOffset Morning(DateTimeOffset after)
    {
        var morning = new DateTimeOffset(after.UtcDateTime.Date, TimeSpan.Zero).AddHours(Hour);
        return morning > after ? morning : morning.AddDays(1);
    }
}
