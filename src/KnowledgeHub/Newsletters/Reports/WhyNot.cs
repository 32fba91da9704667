using KnowledgeHub.Subscribers;

namespace KnowledgeHub.Newsletters.Reports;

/// <summary>Says in a sentence how a subscriber stands, and why an issue did not go to them.</summary>
internal static class WhyNot
{
    public static string Standing(PersonRow person) => person switch
    {
        { State: "pending" } => "Asked for the newsletter and never confirmed it, so nothing is sent.",
        { State: "unsubscribed", UnsubscribedAt: { } at } => $"Left on {Day(at)}.",
        { HeldAt: { } at } => $"Gets nothing since {Day(at)}: {Because(person.HeldBecause)}",
        { PausedUntil: { } until } => $"Paused until {Day(until)}.",
        { ConfirmedAt: { } at } => $"Subscribed since {Day(at)}.",
        _ => "Subscribed.",
    };

    public static string Reason(IssueRow issue, PersonRow person)
    {
        var at = issue.QueuedAt;
        return person switch
        {
            { State: "pending" } => "The subscription was never confirmed.",
            { ConfirmedAt: { } confirmed } when confirmed > at => $"Subscribed after this issue went out, on {Day(confirmed)}.",
            { State: "unsubscribed", UnsubscribedAt: { } left } when left <= at => $"Had left on {Day(left)}.",
            { HeldAt: { } held } when held <= at => $"Was held since {Day(held)}: {Because(person.HeldBecause)}",
            _ when issue.OnlyTo > 0 => "The issue was a correction for those who got an earlier item.",
            _ when issue.SegmentId is not null => "The issue was for a segment to which this address did not belong, or it was held or paused at the time.",
            _ when issue.Kind is not "issue" && issue.Kind != person.Frequency => $"The issue was a {issue.Kind} digest; this reader chose: {Frequency(person.Frequency)}.",
            _ when issue.Kind is "issue" && person.Frequency != "each-issue" => $"The issue went to who wants each issue; this reader chose: {Frequency(person.Frequency)}.",
            _ => "There is no delivery: it was paused or held at the time, or subscribed again since.",
        };
    }

    private static string Because(string reason) => SuppressionReason.All.FirstOrDefault(known => known.Id == reason)?.Sentence ?? reason;

    private static string Frequency(string id) => Preferences.Frequencies.FirstOrDefault(offered => offered.Id == id).Name ?? id;

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
