using KnowledgeHub.Newsletters.Reports;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Web.Newsletters;

/// <summary>The states of a delivery in words for staff.</summary>
public static class DeliveryWords
{
    /// <summary>The states in the order in which a report shows them.</summary>
    public static IReadOnlyList<string> States { get; } = ["sent", "bounced", "refused", "uncertain", "left", "sending", "queued"];

    public static string State(string state) => state switch
    {
        "sent" => "delivered",
        "bounced" => "came back",
        "complained" => "delivered, and reported as unwanted",
        "refused" => "refused",
        "uncertain" => "uncertain",
        "left" => "left out",
        "sending" => "being handed over",
        "queued" => "waiting",
        "none" => "not sent",
        _ => state,
    };

    public static string Edition(string audience, string locale) => $"{Audience.Find(audience)?.English ?? audience} ({locale})";

    public static int In(this IssueReport report, string audience, string locale, string state) =>
        report.States.Where(row => row.Audience == audience && row.Locale == locale && row.State == state).Sum(row => row.Count);
}
