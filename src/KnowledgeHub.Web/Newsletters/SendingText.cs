using System.Globalization;
using KnowledgeHub.Newsletters;

namespace KnowledgeHub.Web.Newsletters;

/// <summary>How far an issue is, in words: on the page, and again whenever its module asks.</summary>
public static class SendingText
{
    private static readonly (string State, string Text)[] States =
    [
        ("queued", "waiting"), ("sending", "being handed over"), ("sent", "sent: the mail server took them"), ("refused", "refused by the mail server"),
        ("uncertain", "uncertain: nobody knows whether the mail server took them"), ("left", "left out: the subscriber left first, or sending was stopped"),
    ];

    public static IEnumerable<(int Count, string Text)> Figures(Sending sending) =>
        States.Where(state => sending.Counts.ContainsKey(state.State)).Select(state => (sending.Counts[state.State], state.Text));

    /// <summary>How many are done, and what the others wait for.</summary>
    public static string Of(Sending sending) => sending.IsStarting ? "It is about to go out." : $"{sending.Handled:N0} of {sending.Total:N0} handled. {Why(sending)}".TrimEnd();

    private static string Why(Sending sending) => sending switch
    {
        { IsSending: false } => "",
        { PausedAt: { } since, PausedBy: "" } => $"The hub paused it on {Moment(since)}. {sending.PausedBecause} Mend the cause, then resume it.",
        { PausedAt: { } since } => $"{sending.PausedBy} paused it on {Moment(since)}.",
        { Outage: { } outage } => $"The mail server can't be reached since {Moment(outage.OpenedAt)}; next try {Moment(outage.NextTryAt)}. {outage.Reason}",
        { IsBeingQueued: true } => "Subscribers are still being added.",
        _ => "",
    };

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
