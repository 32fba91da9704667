using KnowledgeHub.Content;
using KnowledgeHub.Languages;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Alerts;

/// <summary>One alert: what a saved search is told of, with its links. Its words are those of the language that is spoken while it is read.</summary>
public sealed record AlertMail
{
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

    public string Subject => T("{0}: {1}", Name, Tally);

    public string Tally => TallyOf(Lines, More);

    public string WhyYou => Period switch
    {
        AlertPeriod.Daily => T("You get this mail because you follow this search on {0} and confirmed it. A mail comes at most once a day, and none when nothing happened.", HubName),
        AlertPeriod.Weekly => T("You get this mail because you follow this search on {0} and confirmed it. A mail comes at most once a week, and none when nothing happened.", HubName),
        _ => T("You get this mail because you follow this search on {0} and confirmed it. A mail comes within minutes when something is published, changed or withdrawn.", HubName),
    };

    public string MoreText => Plural(More, "{0} more item matches: see them in the search, newest first.", "{0} more items match: see them in the search, newest first.");

    /// <summary>Such as <c>2 new, 1 changed</c>.</summary>
    public static string TallyOf(IReadOnlyList<AlertLine> lines, int more) => more > 0
        ? Plural(lines.Count + more, "{0} item", "{0} items")
        : string.Join(", ", new[] { Announcement.New, Announcement.Changed, Announcement.Withdrawn }
            .Select(state => (State: state, Count: lines.Count(line => line.State == state)))
            .Where(state => state.Count > 0)
            .Select(state => TallyOf(state.State, state.Count)));

    private static string TallyOf(string state, int count) => state switch
    {
        Announcement.New => Plural(count, "{0} new", "{0} new"),
        Announcement.Changed => Plural(count, "{0} changed", "{0} changed"),
        _ => Plural(count, "{0} withdrawn", "{0} withdrawn"),
    };

    /// <summary>What happened to an item, such as <c>Changed on 3 May 2026: the figures are new.</c></summary>
    public static string Say(Announcement change) => change.Kind switch
    {
        Announcement.New => T("New on {0}", Day(change.At)),
        Announcement.Changed => T("Changed on {0}: {1}", Day(change.At), change.Note),
        _ => T("Withdrawn on {0}: {1}", Day(change.At), change.Note),
    };

    public static string Day(DateTimeOffset at) => Day(DateOnly.FromDateTime(at.UtcDateTime));

    public static string Day(DateOnly day) => SiteLanguage.Current.Day(day);
}

/// <summary>Draws the HTML part of an alert; the site's theme does.</summary>
public interface IDrawAlert
{
    Task<string> DrawAsync(AlertMail mail);
}
