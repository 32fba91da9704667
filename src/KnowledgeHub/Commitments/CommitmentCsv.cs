using System.Globalization;
using System.Text;

namespace KnowledgeHub.Commitments;

/// <summary>Commitments as CSV (RFC 4180), in the columns that the import reads.</summary>
public static class CommitmentCsv
{
    /// <summary>What a file for the import may have; only title and made_on are required.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "title", "made_on", "external_id", "description", "organisation", "promised_by", "country", "city", "due_on", "quote", "source_url", "specific", "measurable", "achievable", "relevant", "time_bound",
        "asks", "milestones", "topics", "public", "status", "status_on", "summary", "evidence_url", "evidence_title", "barriers", "enablers",
    ];

    /// <summary>The file.</summary>
    /// <param name="commitments">With their lists, each with its newest accepted report.</param>
    /// <param name="forPublic">Whether anybody may read it.</param>
    public static string Write(IEnumerable<(Commitment Commitment, CommitmentReport? Newest)> commitments, bool forPublic)
    {
        var text = new StringBuilder();
        Line(text, forPublic ? [.. Columns.Except(["external_id", "public"]), "url"] : Columns);
        foreach (var (commitment, newest) in commitments)
        {
            var cells = Cells(commitment, newest, forPublic);
            Line(text, forPublic ? [.. Columns.Except(["external_id", "public"]).Select(column => cells[column]), commitment.Path] : Columns.Select(column => cells[column]));
        }

        return text.ToString();
    }

    private static Dictionary<string, string> Cells(Commitment of, CommitmentReport? newest, bool forPublic) => new()
    {
        ["external_id"] = of.ExternalId ?? of.Id,
        ["title"] = of.Title,
        ["description"] = of.Description,
        ["organisation"] = !forPublic || of.OrganisationPublic ? of.OrganisationName : "",
        ["promised_by"] = of.PromisedBy,
        ["country"] = of.Country ?? "",
        ["city"] = of.City,
        ["made_on"] = Day(of.MadeOn),
        ["due_on"] = of.DueOn is { } due ? Day(due) : "",
        ["quote"] = !forPublic || of.QuotePublished ? of.Quote : "",
        ["source_url"] = of.SourceUrl,
        ["specific"] = Flag(of.IsSpecific),
        ["measurable"] = Flag(of.IsMeasurable),
        ["achievable"] = Flag(of.IsAchievable),
        ["relevant"] = Flag(of.IsRelevant),
        ["time_bound"] = Flag(of.IsTimeBound),
        ["asks"] = string.Join(';', of.Asks),
        ["milestones"] = string.Join(';', of.Milestones),
        ["topics"] = string.Join(';', of.Topics),
        ["public"] = Flag(of.IsPublic),
        ["status"] = of.Status,
        ["status_on"] = Day(of.StatusOn),
        ["summary"] = newest?.Summary ?? "",
        ["evidence_url"] = newest?.EvidenceUrl ?? "",
        ["evidence_title"] = newest is { EvidenceContent: null } || !forPublic ? newest?.EvidenceTitle ?? "" : "",
        ["barriers"] = newest?.Barriers ?? "",
        ["enablers"] = newest?.Enablers ?? "",
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Flag(bool value) => value ? "yes" : "no";

    private static void Line(StringBuilder text, IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    // A spreadsheet takes a cell that begins like a formula for one.
    private static string Cell(string value)
    {
        var safe = value.Length > 0 && value[0] is ('=' or '+' or '-' or '@' or '\t') ? $"'{value}" : value;
        return safe.AsSpan().IndexOfAny(",\"\n\r") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
