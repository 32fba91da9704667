using System.Globalization;
using KnowledgeHub.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Accounts;

/// <summary>Who did what and when, for administrators.</summary>
public static class AuditEndpoints
{
    private const int Size = 50;

    public static void MapAudit(this WebApplication app) =>
        app.MapStaffGroup("/admin/audit", Permission.Administer).MapGet("", GetAsync);

    private static async Task<IResult> GetAsync(HttpContext context, AuditTrail audit, string? who, string? action, string? kind, string? subject, string? from, string? to, int? page, CancellationToken ct)
    {
        var filter = new AuditFilter
        {
            Who = who ?? "",
            Action = AuditActions.Find(action),
            Kind = kind ?? "",
            Subject = subject ?? "",
            From = Day(from),
            Until = Day(to)?.AddDays(1),
        };
        var current = Math.Clamp(page ?? 1, 1, 100_000);
        var (entries, total) = await audit.FindAsync(filter, current, Size, ct);
        return StaffPages.Draw<AuditPage>(new AuditPageModel(
            StaffFrame.For(context, "Audit trail"), filter, Text(filter.From), Text(filter.Until?.AddDays(-1)), entries, total, await audit.KindsAsync(ct), current, Math.Max(1, (total + Size - 1) / Size)));
    }

    private static DateTimeOffset? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9000
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
            : null;

    private static string Text(DateTimeOffset? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>The audit trail with what it is narrowed to; the days as they stand in the form.</summary>
public sealed record AuditPageModel(
    StaffFrame Frame, AuditFilter Filter, string From, string To, IReadOnlyList<AuditEntry> Entries, int Total, IReadOnlyList<string> Kinds, int Page, int Pages);
