using System.Globalization;
using KnowledgeHub.Stakeholders;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Commitments;

/// <summary>
/// Reads commitments from CSV. A dry run does everything and keeps nothing. What is there already, by its id, stays as it is;
/// when one row can't be taken, nothing is stored at all. A status other than not started becomes a report and needs its evidence.
/// </summary>
public sealed class ImportCommitments(Database database, SaveCommitment save, ReportProgress report)
{
    public const int MostRows = 2_000;

    private readonly NamedSql sql = database.Sql<ImportCommitments>();

    /// <param name="text">The file.</param>
    /// <param name="store">Whether to keep what was read; false is the dry run.</param>
    /// <param name="who">The member of staff.</param>
    /// <param name="ct">Ends the work early.</param>
    public async Task<ImportedDirectory> RunAsync(string text, bool store, string who, CancellationToken ct)
    {
        var file = await CsvRows.ReadAsync(text, MostRows, ct);
        if (file.Problem is not null)
        {
            return new([], file.Problem);
        }

        if (file.Headings.FirstOrDefault(heading => !CommitmentCsv.Columns.Contains(heading)) is { } unknown)
        {
            return new([], $"There is no column “{unknown}”; the columns are {string.Join(", ", CommitmentCsv.Columns)}.");
        }

        if (CommitmentCsv.Columns.Take(2).FirstOrDefault(column => !file.Headings.Contains(column)) is { } missing)
        {
            return new([], $"The column “{missing}” is missing; add it to the first line.");
        }

        await using var session = await database.BeginAsync(ct);
        var rows = new List<ImportedRow>();
        foreach (var row in file.Rows)
        {
            rows.Add(await RowAsync(session, row, who, ct));
        }

        var outcome = new ImportedDirectory(rows, null);
        if (store && outcome.IsGood)
        {
            await session.CommitAsync(ct);
        }

        return outcome;
    }

    private async Task<ImportedRow> RowAsync(Session session, CsvRow row, string who, CancellationToken ct)
    {
        var title = row["title"];
        if (row["external_id"] is { Length: > 0 } externalId && await save.KnownAsync(session, externalId, ct) is not null)
        {
            return new(row.Line, title, ImportVerdict.Known, "It is there already and stays as it is.");
        }

        if (new[] { "made_on", "due_on", "status_on" }.FirstOrDefault(column => !IsDay(row[column])) is { } day)
        {
            return new(row.Line, title, ImportVerdict.Refused, $"{day} is a day like 2026-05-22.");
        }

        if (Flags.FirstOrDefault(column => row[column].ToLowerInvariant() is not ("" or "yes" or "no")) is { } flag)
        {
            return new(row.Line, title, ImportVerdict.Refused, $"{flag} is yes or no.");
        }

        var organisation = row["organisation"].Length == 0 ? null : await session.ScalarAsync<string>(sql["organisation"], new { NameKey = NameKey.Of(row["organisation"]) }, ct);
        if (row["organisation"].Length > 0 && organisation is null)
        {
            return new(row.Line, title, ImportVerdict.Refused, $"There is no organisation “{row["organisation"]}” in the directory; add it first, or put the name into promised_by.");
        }

        var result = await save.RunAsync(session, CommitmentOf(row, organisation), who, ct);
        if (result is RecordResult.Saved saved && row["status"] is { Length: > 0 } status && status != ProgressStatus.NotStarted)
        {
            result = await report.ByStaffAsync(session, saved.Id, ReportOf(row), who, ct);
        }

        return result is RecordResult.Saved ? new(row.Line, title, ImportVerdict.Added, "") : new(row.Line, title, ImportVerdict.Refused, result is RecordResult.Invalid invalid ? invalid.Problems[0].Message : "It can't be stored.");
    }

    private static readonly string[] Flags = ["specific", "measurable", "achievable", "relevant", "time_bound", "public"];

    private static Commitment CommitmentOf(CsvRow row, string? organisation) => new()
    {
        Title = row["title"],
        ExternalId = row["external_id"],
        Description = row["description"],
        OrganisationId = organisation,
        PromisedBy = row["promised_by"],
        Country = row["country"],
        City = row["city"],
        MadeOn = Day(row["made_on"]) ?? default,
        DueOn = Day(row["due_on"]),
        Quote = row["quote"],
        SourceUrl = row["source_url"],
        IsSpecific = Yes(row, "specific"),
        IsMeasurable = Yes(row, "measurable"),
        IsAchievable = Yes(row, "achievable"),
        IsRelevant = Yes(row, "relevant"),
        IsTimeBound = Yes(row, "time_bound"),
        IsPublic = Yes(row, "public"),
        Asks = row.List("asks"),
        Milestones = row.List("milestones"),
        Topics = row.List("topics"),
    };

    private static CommitmentReport ReportOf(CsvRow row) => new()
    {
        Status = row["status"],
        OnDay = Day(row["status_on"]) ?? Day(row["made_on"]) ?? default,
        Summary = row["summary"],
        EvidenceUrl = row["evidence_url"],
        EvidenceTitle = row["evidence_title"],
        Barriers = row["barriers"],
        Enablers = row["enablers"],
    };

    private static bool Yes(CsvRow row, string column) => row[column].Equals("yes", StringComparison.OrdinalIgnoreCase);

    private static bool IsDay(string text) => text.Length == 0 || Day(text) is not null;

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
