using KnowledgeHub.Languages;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Newsletters;

/// <summary>When and how a digest is made.</summary>
public sealed record DigestSetting
{
    public static IReadOnlyList<string> Kinds { get; } = ["weekly", "monthly"];

    /// <summary><c>weekly</c> or <c>monthly</c>.</summary>
    public required string Kind { get; init; }

    public bool IsOn { get; init; } = true;

    /// <summary>Of a week, where Monday is 1, or of a month.</summary>
    public int Day { get; init; } = 1;

    /// <summary>In UTC.</summary>
    public int Hour { get; init; } = 7;

    /// <summary>How long before it goes out staff can look at it; 0 sends it as it is made.</summary>
    public int HoldHours { get; init; }

    /// <summary>Title patterns and opening words by language, as JSON; what is empty is said in the hub's own words.</summary>
    public string TextsJson { get; init; } = "{}";

    /// <summary>No digest is made for a time before this.</summary>
    public DateTimeOffset Since { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public string UpdatedBy { get; init; } = "";

    public IReadOnlyDictionary<string, IssueWords> Texts => IssueJson.ByLanguage<IssueWords>(TextsJson);

    /// <summary>The last time up to an instant at which the digest goes out.</summary>
    public DateTimeOffset SlotUpTo(DateTimeOffset at)
    {
        var today = new DateTimeOffset(at.UtcDateTime.Date, TimeSpan.Zero).AddHours(Hour);
        if (Kind == "weekly")
        {
            var slot = today.AddDays(-((((int)today.DayOfWeek + 6) % 7) - (Day - 1)));
            return slot > at ? slot.AddDays(-7) : slot;
        }

        var ofMonth = today.AddDays(Day - today.Day);
        return ofMonth > at ? ofMonth.AddMonths(-1) : ofMonth;
    }

    /// <summary>The next time after an instant.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset at) => Kind == "weekly" ? SlotUpTo(at).AddDays(7) : SlotUpTo(at).AddMonths(1);

    /// <summary>What a stretch begins with when no digest was made before.</summary>
    public DateTimeOffset Before(DateTimeOffset slot) => Kind == "weekly" ? slot.AddDays(-7) : slot.AddMonths(-1);

    /// <summary>Title and opening words of one digest in a language.</summary>
    public IssueWords WordsIn(SiteLanguage language, string hubName, DateTimeOffset from, DateTimeOffset until)
    {
        var typed = Texts.GetValueOrDefault(language.Tag, new("", ""));
        var pattern = typed.Title.Length > 0 ? typed.Title : language.Say(DefaultTitle);
        return new(
            pattern.Replace("{hub}", hubName, StringComparison.Ordinal)
                .Replace("{from}", language.Day(DateOnly.FromDateTime(from.UtcDateTime)), StringComparison.Ordinal)
                .Replace("{until}", language.Day(DateOnly.FromDateTime(until.UtcDateTime)), StringComparison.Ordinal),
            typed.Intro);
    }

    public string DefaultTitle => Kind == "weekly" ? Later("Your week: new until {until}") : Later("Your month: new until {until}");
}
