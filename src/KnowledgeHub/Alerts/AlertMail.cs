using KnowledgeHub.Content;

namespace KnowledgeHub.Alerts;

/// <summary>One alert: what a saved search is told of, with its links.</summary>
public sealed record AlertMail
{
    /// <summary>The language of the fixed words: the hub's own.</summary>
    public const string Locale = "en";

    /// <summary>The search as its owner reads it.</summary>
    public required string Name { get; init; }

    public required IReadOnlyList<AlertLine> Lines { get; init; }

    /// <summary>How many items match besides those with a line.</summary>
    public required int More { get; init; }

    /// <summary>One of <see cref="AlertPeriod"/>.</summary>
    public required string Period { get; init; }

    public required string HubName { get; init; }

    /// <summary>Comes before the path of an item.</summary>
    public required string PublicUrl { get; init; }

    public required string SearchUrl { get; init; }

    /// <summary>The page with all searches that the address follows.</summary>
    public required string PageUrl { get; init; }

    /// <summary>Where these mails are stopped with one click.</summary>
    public required string StopUrl { get; init; }

    public string Subject => $"{Name}: {Tally}";

    public string Tally => TallyOf(Lines, More);

    public string WhyYou => $"You get this mail because you follow this search on {HubName} and confirmed it. " + Period switch
    {
        AlertPeriod.Daily => "A mail comes at most once a day, and none when nothing happened.",
        AlertPeriod.Weekly => "A mail comes at most once a week, and none when nothing happened.",
        _ => "A mail comes within minutes when something is published, changed or withdrawn.",
    };

    public string MoreText => $"{More} more {(More == 1 ? "item matches" : "items match")}: see them in the search, newest first.";

    /// <summary>Such as <c>2 new, 1 changed</c>.</summary>
    public static string TallyOf(IReadOnlyList<AlertLine> lines, int more) => more > 0
        ? $"{lines.Count + more} items"
        : string.Join(", ", new[] { Announcement.New, Announcement.Changed, Announcement.Withdrawn }
            .Select(state => (State: state, Count: lines.Count(line => line.State == state)))
            .Where(state => state.Count > 0)
            .Select(state => $"{state.Count} {state.State}"));

    /// <summary>What happened to an item, such as <c>Changed on 3 May 2026: the figures are new.</c></summary>
    public static string Say(Announcement change) => change.Kind switch
    {
        Announcement.New => $"New on {Day(change.At)}",
        Announcement.Changed => $"Changed on {Day(change.At)}: {change.Note}",
        _ => $"Withdrawn on {Day(change.At)}: {change.Note}",
    };

    public static string Day(DateTimeOffset at) => Day(DateOnly.FromDateTime(at.UtcDateTime));

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Draws the HTML part of an alert; the site's theme does.</summary>
public interface IDrawAlert
{
    Task<string> DrawAsync(AlertMail mail);
}
