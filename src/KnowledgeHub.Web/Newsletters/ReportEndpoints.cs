using System.Globalization;
using System.Text;
using KnowledgeHub.Accounts;
using KnowledgeHub.Newsletters;
using KnowledgeHub.Newsletters.Clicks;
using KnowledgeHub.Newsletters.Corrections;
using KnowledgeHub.Newsletters.Reports;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Newsletters;

/// <summary>The report of an issue, its export, and whether clicks are counted.</summary>
public static class ReportEndpoints
{
    private const int AtOnce = 1000;

    public static async Task<IResult> GetAsync(string id, HttpContext context, IssueStore issues, ReadReport report, ClickSettings clicks, MailedChanges changes, CancellationToken ct) =>
        await issues.FindAsync(id, ct) is { } issue
            ? StaffPages.Draw<ReportPage>(new ReportPageModel(
                StaffFrame.For(context, $"Report: {issue.Title}"), issue, await report.RunAsync(id, ct), await clicks.CountsAsync(ct), await clicks.IssueCountsAsync(id, ct), await changes.OfIssueAsync(id, ct)))
            : Results.NotFound();

    /// <summary>Every row of the ledger with its address. It leaves the hub as a file, so that the audit trail tells of it.</summary>
    public static async Task<IResult> ExportAsync(string id, HttpContext context, IssueStore issues, ReadReport report, AuditTrail audit, CancellationToken ct)
    {
        if (await issues.FindAsync(id, ct) is not { } issue)
        {
            return Results.NotFound();
        }

        await audit.RecordAsync(context.User.StaffEmail(), AuditAction.Looked, new("issue", id), $"Exported who got \"{issue.Title}\"", ct);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Stream(stream => WriteAsync(stream, id, report, ct), "text/csv; charset=utf-8", $"{issue.Slug}.csv");
    }

    public static async Task<IResult> ClicksAsync(HttpContext context, ClickSettings clicks, CancellationToken ct) =>
        StaffPages.Draw<ClicksPage>(new ClicksPageModel(StaffFrame.For(context, "Clicks"), await clicks.CountsAsync(ct)));

    public static async Task<IResult> SetHubClicksAsync(HttpContext context, ClickSettings clicks, CancellationToken ct)
    {
        await clicks.SetAsync((await context.Request.ReadFormAsync(ct))["counts"] == "yes", context.User.StaffEmail(), ct);
        return Results.Redirect("/admin/issues/clicks?done=clicks-saved");
    }

    public static async Task<IResult> SetClicksAsync(string id, HttpContext context, ClickSettings clicks, IssueStore issues, CancellationToken ct)
    {
        if (await issues.FindAsync(id, ct) is null)
        {
            return Results.NotFound();
        }

        await clicks.SetAsync(id, (await context.Request.ReadFormAsync(ct))["counts"] == "yes", context.User.StaffEmail(), ct);
        return Results.Redirect($"/admin/issues/{id}/report?done=clicks-saved");
    }

    private static async Task WriteAsync(Stream stream, string id, ReadReport report, CancellationToken ct)
    {
        await using var csv = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n" };
        await csv.WriteLineAsync("email,audience,locale,state,answer,at,returned,returned_status,returned_at".AsMemory(), ct);
        var last = "";
        while (await report.RowsAsync(id, last, AtOnce, ct) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                string[] cells = [row.Email, row.Audience, row.Locale, row.State, row.Answer, Instant(row.UpdatedAt), row.ReturnKind ?? "", row.ReturnStatus ?? "", row.ReturnAt is { } at ? Instant(at) : ""];
                await csv.WriteLineAsync(string.Join(',', cells.Select(Cell)).AsMemory(), ct);
            }

            last = rows[^1].Email;
        }
    }

    // A cell that begins like a formula is none (a mail server's answer is anybody's text); the apostrophe tells spreadsheets so.
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny("\",\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>What became of an issue.</summary>
public sealed record ReportPageModel(StaffFrame Frame, Issue Issue, IssueReport Report, bool HubCounts, bool IssueCounts, IReadOnlyList<MailedChange> Changes);

/// <summary>Whether the hub counts clicks.</summary>
public sealed record ClicksPageModel(StaffFrame Frame, bool Counts);
