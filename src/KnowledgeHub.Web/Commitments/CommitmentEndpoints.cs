using KnowledgeHub.Commitments;
using KnowledgeHub.Content;
using KnowledgeHub.Review;
using KnowledgeHub.Stakeholders;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Content;
using KnowledgeHub.Web.Review;
using KnowledgeHub.Web.Staff;
using KnowledgeHub.Web.Stakeholders;

namespace KnowledgeHub.Web.Commitments;

/// <summary>What staff do with a commitment, and the files.</summary>
public static class CommitmentEndpoints
{
    /// <summary>The newest version of an item, to choose the passage in which something was promised.</summary>
    public static async Task<IResult> CaptureAsync(string content, HttpContext context, ReviewedVersions versions, ItemMedia media, CancellationToken ct) =>
        await versions.NewestAsync(content, ct) is not { } version ? Results.NotFound()
        : !context.Scope().Allows(version.Type, version.Body.Topics) ? Results.StatusCode(StatusCodes.Status403Forbidden)
        : StaffPages.Draw<CapturePage>(new CapturePageModel(StaffFrame.For(context, "Make a passage a commitment"), version, await ReviewText.FromAsync(version, media, ct)));

    public static async Task<IResult> ReportAsync(string id, HttpContext context, ReportProgress report, CommitmentDesk desk, LiveContent live, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var (typed, problem) = await ReportForm.ReadAsync(form, live, ct);
        var result = problem is null ? await report.ByStaffAsync(id, typed, context.User.StaffEmail(), ct) : new RecordResult.Invalid([problem]);
        return await AnswerAsync(result, id, "progress-reported", context, form, desk, ct);
    }

    public static async Task<IResult> AcceptAsync(string id, string report, HttpContext context, DecideReport decide, CommitmentDesk desk, CancellationToken ct) =>
        await AnswerAsync(await decide.AcceptAsync(id, report, context.User.StaffEmail(), ct), id, "report-accepted", context, null, desk, ct);

    public static async Task<IResult> ReturnAsync(string id, string report, HttpContext context, DecideReport decide, CommitmentDesk desk, CancellationToken ct) =>
        await AnswerAsync(await decide.ReturnAsync(id, report, (await context.Request.ReadFormAsync(ct))["because"].ToString(), context.User.StaffEmail(), ct), id, "report-returned", context, null, desk, ct);

    public static async Task<IResult> InviteAsync(string id, HttpContext context, InviteOwner invite, DirectoryNames names, CommitmentDesk desk, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var person = form["person"].ToString().Trim();
        var personId = person.Length == 0 ? null : (await names.PeopleAsync(ct)).Find(person);
        var result = person.Length > 0 && personId is null
            ? RecordResult.Refused("owner", $"There is no person “{person}” in the directory; choose a name from the list, or write an address.")
            : await invite.RunAsync(id, new() { PersonId = personId, Email = form["email"].ToString().Trim(), Locale = form["locale"].ToString(), Days = RecordForm.Number(form["days"]) }, context.User.StaffEmail(), ct);
        return await AnswerAsync(result, id, "owner-invited", context, form, desk, ct);
    }

    public static async Task<IResult> RevokeAsync(string id, string link, HttpContext context, OwnerLinks links, CancellationToken ct) =>
        await links.RevokeAsync(id, link, context.User.StaffEmail(), ct) ? Results.Redirect($"/admin/commitments/{Uri.EscapeDataString(id)}?done=owner-revoked") : Results.NotFound();

    public static async Task<IResult> DeleteAsync(string id, HttpContext context, DeleteCommitment delete, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        return await delete.RunAsync(id, RecordForm.Number(form["version"]), form["because"].ToString(), context.User.StaffEmail(), ct) is RecordResult.Invalid
            ? Results.Redirect($"/admin/commitments/{Uri.EscapeDataString(id)}?done=record-not-deleted")
            : Results.Redirect("/admin/commitments/deleted?done=record-deleted");
    }

    public static async Task<IResult> RestoreAsync(string id, HttpContext context, DeleteCommitment delete, CancellationToken ct) =>
        await delete.RestoreAsync(id, context.User.StaffEmail(), ct) ? Results.Redirect($"/admin/commitments/{Uri.EscapeDataString(id)}?done=record-back") : Results.NotFound();

    public static async Task<IResult> DeletedAsync(HttpContext context, CommitmentStore store, CancellationToken ct) =>
        StaffPages.Draw<DeletedCommitmentsPage>(new DeletedCommitmentsPageModel(StaffFrame.For(context, "Deleted commitments"), await store.DeletedAsync(ct)));

    public static async Task<IResult> ExportAsync(HttpContext context, ExportCommitments export, CancellationToken ct)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(System.Text.Encoding.UTF8.GetBytes(await export.ForStaffAsync(ct)), "text/csv; charset=utf-8", "commitments.csv");
    }

    public static IResult Import(HttpContext context) => StaffPages.Draw<CommitmentImportPage>(new CommitmentImportPageModel(StaffFrame.For(context, "Import commitments"), "", null, false));

    public static async Task<IResult> ImportAsync(HttpContext context, ImportCommitments import, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var (store, text) = (form["store"] == "yes", form["text"].ToString());
        if (form.Files.GetFile("file") is { } file)
        {
            using var reader = new StreamReader(file.OpenReadStream());
            text = await reader.ReadToEndAsync(ct);
        }

        var outcome = await import.RunAsync(text, store, context.User.StaffEmail(), ct);
        return StaffPages.Draw<CommitmentImportPage>(
            new CommitmentImportPageModel(StaffFrame.For(context, "Import commitments"), text, outcome, store && outcome.IsGood), outcome.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> AnswerAsync(RecordResult result, string id, string done, HttpContext context, IFormCollection? typed, CommitmentDesk desk, CancellationToken ct) => result switch
    {
        RecordResult.Saved => Results.Redirect($"/admin/commitments/{Uri.EscapeDataString(id)}?done={done}"),
        RecordResult.Invalid invalid => await desk.ShowAsync(id, context, invalid.Problems, typed, ct),
        _ => Results.NotFound(),
    };
}

/// <summary>An item whose passages can be chosen.</summary>
public sealed record CapturePageModel(StaffFrame Frame, ReviewedVersion Version, ReviewText Text);

/// <summary>What is deleted.</summary>
public sealed record DeletedCommitmentsPageModel(StaffFrame Frame, IReadOnlyList<Commitment> Commitments);

/// <summary>The form for a file, and what the last one brought.</summary>
public sealed record CommitmentImportPageModel(StaffFrame Frame, string Text, ImportedDirectory? Outcome, bool Stored);
