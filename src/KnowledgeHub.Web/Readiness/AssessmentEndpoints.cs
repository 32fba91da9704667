using System.Globalization;
using KnowledgeHub.Content;
using KnowledgeHub.Readiness;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Readiness;

/// <summary>Asking focal points, and accepting what they say or giving it back.</summary>
public static class AssessmentEndpoints
{
    public static Task<IResult> ListAsync(HttpContext context, Assessments assessments, TermStore terms, CancellationToken ct) => DrawListAsync(context, null, null, null, assessments, terms, ct);

    public static async Task<IResult> InviteAsync(HttpContext context, InviteFocalPoint invite, Assessments assessments, TermStore terms, HubSettings hub, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var asked = new FocalPoint
        {
            Country = form["country"].ToString(),
            City = form["city"].ToString(),
            Name = form["name"].ToString(),
            Organisation = form["organisation"].ToString(),
            Email = form["email"].ToString(),
            Locale = form["locale"].ToString(),
            Days = int.TryParse(form["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : 0,
        };
        var (problem, path) = await invite.RunAsync(asked, context.User.StaffEmail(), ct);
        // The link is on this one page and nowhere else: only its hash is stored.
        return problem is null && path is null ? Results.Redirect("/admin/readiness/assessments?done=link-mailed")
            : await DrawListAsync(context, problem is null ? null : asked, problem, path is null ? null : hub.Url(path), assessments, terms, ct);
    }

    public static Task<IResult> ShowAsync(string id, HttpContext context, Assessments assessments, ReadinessModels models, TermStore terms, CancellationToken ct) => DrawAsync(id, context, null, null, assessments, models, terms, ct);

    public static async Task<IResult> DecideAsync(string id, string action, HttpContext context, DecideAssessment decide, Assessments assessments, ReadinessModels models, TermStore terms, HubSettings hub, CancellationToken ct)
    {
        var (problem, path) = action switch
        {
            "accept" => (await decide.AcceptAsync(id, context.User.StaffEmail(), ct), null),
            "return" => await decide.ReturnAsync(id, (await context.Request.ReadFormAsync(ct))["reason"].ToString(), context.User.StaffEmail(), ct),
            _ => (await decide.RevokeAsync(id, context.User.StaffEmail(), ct) ? null : new Problem("decide", "It had ended already."), null),
        };
        return problem is null && path is null
            ? Results.Redirect($"/admin/readiness/assessments/{id}?done=assessment-{action}")
            : await DrawAsync(id, context, problem, path is null ? null : hub.Url(path), assessments, models, terms, ct);
    }

    private static async Task<IResult> DrawListAsync(HttpContext context, FocalPoint? typed, Problem? problem, string? link, Assessments assessments, TermStore terms, CancellationToken ct) =>
        StaffPages.Draw<AssessmentsPage>(
            new AssessmentsPageModel(StaffFrame.For(context, "Self-assessments"), await assessments.AllAsync(ct), await terms.ReadAsync(ct), typed, problem, link),
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> DrawAsync(string id, HttpContext context, Problem? problem, string? link, Assessments assessments, ReadinessModels models, TermStore terms, CancellationToken ct) =>
        await assessments.FindAsync(id, ct) is { } known
            ? StaffPages.Draw<AssessmentPage>(
                new AssessmentPageModel(StaffFrame.For(context, $"Self-assessment of {PlaceNames.Of(known.Place, await terms.ReadAsync(ct), "en")}"), known, await assessments.HistoryAsync(id, ct), await models.ReadAsync(ct), problem, link),
                problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity)
            : Results.NotFound();
}

/// <summary>Who was asked.</summary>
public sealed record AssessmentsPageModel(StaffFrame Frame, IReadOnlyList<Assessment> All, Terms Terms, FocalPoint? Typed, Problem? Problem, string? Link);

/// <summary>One self-assessment with its history.</summary>
public sealed record AssessmentPageModel(StaffFrame Frame, Assessment Assessment, IReadOnlyList<AssessmentStep> History, ReadinessModel Model, Problem? Problem, string? Link);
