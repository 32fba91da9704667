using KnowledgeHub.Newsletters.Corrections;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Newsletters;

/// <summary>Shows what changed after it had been mailed, and composes a correction of it.</summary>
public static class CorrectionEndpoints
{
    private const int Most = 100;

    public static async Task<IResult> GetAsync(HttpContext context, MailedChanges changes, CancellationToken ct) =>
        StaffPages.Draw<CorrectionsPage>(new CorrectionsPageModel(StaffFrame.For(context, "Corrections"), await changes.ListAsync(Most, ct)));

    public static async Task<IResult> ComposeAsync(long announcement, HttpContext context, ComposeCorrection compose, CancellationToken ct) =>
        await compose.RunAsync(announcement, context.User.StaffEmail(), ct) is { } id
            ? Results.Redirect($"/admin/issues/{id}?done=correction")
            : Results.Redirect("/admin/issues/corrections");
}

/// <summary>What changed after it had been mailed.</summary>
public sealed record CorrectionsPageModel(StaffFrame Frame, IReadOnlyList<MailedChange> Changes);
