using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Newsletters;
using KnowledgeHub.Newsletters.Preflight;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Newsletters;

/// <summary>What to look at before an issue goes out, its approval, and the form that sends it.</summary>
public static class PreflightEndpoints
{
    public static async Task<IResult> GetAsync(string id, HttpContext context, IssueStore issues, PreflightDesk desk, CancellationToken ct) =>
        await issues.FindAsync(id, ct) is { } issue ? await desk.DrawAsync(context, issue, [], null, ct) : Results.NotFound();

    public static async Task<IResult> LookUpAsync(string id, IssueStore issues, LookUpOutside outside, CancellationToken ct)
    {
        if (await issues.FindAsync(id, ct) is not { } issue)
        {
            return Results.NotFound();
        }

        await outside.RunAsync(issue, ct);
        return Results.Redirect($"/admin/issues/{id}/preflight?done=looked-up");
    }

    public static async Task<IResult> ApproveAsync(string id, HttpContext context, IssueStore issues, IssueApprovals approvals, PreflightDesk desk, CancellationToken ct)
    {
        var posted = await context.Request.ReadFormAsync(ct);
        return await approvals.ApproveAsync(id, posted["fingerprint"].ToString(), context.User.StaffEmail(), ct) is not { } problem ? Results.Redirect($"/admin/issues/{id}/preflight?done=issue-approved")
            : await issues.FindAsync(id, ct) is { } issue ? await desk.DrawAsync(context, issue, [new("approval", problem)], null, ct)
            : Results.NotFound();
    }
}

/// <summary>Draws the page before sending.</summary>
public sealed class PreflightDesk(CheckIssue check, IssueApprovals approvals)
{
    public async Task<IResult> DrawAsync(HttpContext context, Issue issue, IReadOnlyList<Problem> problems, PreflightReport? report, CancellationToken ct) =>
        StaffPages.Draw<PreflightPage>(
            new PreflightPageModel(StaffFrame.For(context, $"Before sending: {issue.Title}"), issue, report ?? await check.RunAsync(issue, ct), problems, await approvals.IsAskedAsync(ct)),
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
}

/// <summary>The findings about an issue.</summary>
public sealed record PreflightPageModel(StaffFrame Frame, Issue Issue, PreflightReport Report, IReadOnlyList<Problem> Problems, bool ApprovalAsked)
{
    public bool NeedsApproval => ApprovalAsked && Report.Stops.Any(finding => finding.Check == "Approval");

    public bool CanBeSent => Issue.CanBeChanged && !Report.Stops.Any();
}
