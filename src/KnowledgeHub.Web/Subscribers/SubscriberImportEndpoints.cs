using KnowledgeHub.Media;
using KnowledgeHub.Subscribers;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Subscribers;

/// <summary>Bringing in a file of subscribers: it is checked row by row first, and imported when somebody says so.</summary>
public static class SubscriberImportEndpoints
{
    // As many lines of each outcome as the page shows; the report has all.
    private const int Shown = 50;

    public static Task<IResult> ListAsync(HttpContext context, SubscriberImports imports, CancellationToken ct) => DrawAsync(context, imports, null, ct);

    public static async Task<IResult> UploadAsync(HttpContext context, SubscriberImports imports, CancellationToken ct)
    {
        var file = (await context.Request.ReadFormAsync(ct)).Files["file"];
        if (file is null || file.Length == 0)
        {
            return await DrawAsync(context, imports, "No file was chosen, or it is empty; choose a CSV file and press Check.", ct);
        }

        if (file.Length > (long)SubscriberImports.MostMegabytes << 20)
        {
            return await DrawAsync(context, imports, $"The file has more than {SubscriberImports.MostMegabytes} MB; split it into several.", ct);
        }

        await using var content = file.OpenReadStream();
        return Results.Redirect($"/admin/subscribers/import/{await imports.AddAsync(FileName.Shown(file.FileName), content, context.User.StaffEmail(), ct)}");
    }

    public static async Task<IResult> ShowAsync(string id, HttpContext context, SubscriberImports imports, CancellationToken ct)
    {
        if (await imports.FindAsync(id, ct) is not { } found)
        {
            return Results.NotFound();
        }

        if (found.IsRunning)
        {
            // Every browser follows it, also without script.
            context.Response.Headers["Refresh"] = "2";
        }

        var rows = new Dictionary<string, IReadOnlyList<RowReport>>();
        foreach (var outcome in found.IsRunning ? [] : RowOutcome.All.Where(outcome => found.Outcomes.ContainsKey(outcome.Id)))
        {
            rows[outcome.Id] = await imports.RowsAsync(id, outcome.Id, Shown, ct);
        }

        return StaffPages.Draw<SubscriberImportPage>(new SubscriberImportPageModel(StaffFrame.For(context, "Import of subscribers"), found, rows));
    }

    public static async Task<IResult> ChangeAsync(string id, HttpContext context, SubscriberImports imports, CancellationToken ct)
    {
        if ((await context.Request.ReadFormAsync(ct))["action"] == "remove")
        {
            return Results.Redirect(await imports.RemoveAsync(id, ct) ? "/admin/subscribers/import?done=import-removed" : $"/admin/subscribers/import/{id}");
        }

        await imports.StartAsync(id, context.User.StaffEmail(), ct);
        return Results.Redirect($"/admin/subscribers/import/{id}");
    }

    public static async Task<IResult> ReportAsync(string id, HttpContext context, SubscriberImports imports, CancellationToken ct)
    {
        if (await imports.FindAsync(id, ct) is null)
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "no-store";
        return Results.Stream(body => SubscriberFile.WriteReportAsync(body, imports.ReportAsync(id, ct), ct), "text/csv; charset=utf-8", "report.csv");
    }

    private static async Task<IResult> DrawAsync(HttpContext context, SubscriberImports imports, string? problem, CancellationToken ct) => StaffPages.Draw<SubscriberImportsPage>(
        new SubscriberImportsPageModel(StaffFrame.For(context, "Import subscribers"), await imports.ListAsync(ct), problem),
        problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}

/// <summary>The form for a file, and the files of the last days.</summary>
public sealed record SubscriberImportsPageModel(StaffFrame Frame, IReadOnlyList<SubscriberImport> Imports, string? Problem);

/// <summary>One file with the first rows of each outcome.</summary>
public sealed record SubscriberImportPageModel(StaffFrame Frame, SubscriberImport Import, IReadOnlyDictionary<string, IReadOnlyList<RowReport>> Rows);
