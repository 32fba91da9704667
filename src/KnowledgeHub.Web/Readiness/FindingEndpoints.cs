using System.Globalization;
using KnowledgeHub.Content;
using KnowledgeHub.Readiness;
using KnowledgeHub.Review;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Content;
using KnowledgeHub.Web.Review;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Readiness;

/// <summary>The findings of a case study, entered beside its text.</summary>
public static class FindingEndpoints
{
    public static Task<IResult> ShowAsync(string id, HttpContext context, ReviewedVersions versions, Findings findings, ReadinessModels models, TermStore terms, ItemMedia media, ContentItems items, CancellationToken ct) =>
        DrawAsync(id, context, null, versions, findings, models, terms, media, items, ct);

    public static async Task<IResult> AddAsync(string id, HttpContext context, RecordFinding record, ReviewedVersions versions, Findings findings, ReadinessModels models, TermStore terms, ItemMedia media, ContentItems items, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var problem = await record.RunAsync(id, Read(form), context.User.StaffEmail(), ct);
        return problem is null ? Results.Redirect($"/admin/content/{id}/findings?done=finding-added") : await DrawAsync(id, context, problem, versions, findings, models, terms, media, items, ct);
    }

    public static async Task<IResult> KeepAsync(string id, string finding, HttpContext context, KeepFinding keep, ReviewedVersions versions, Findings findings, ReadinessModels models, TermStore terms, ItemMedia media, ContentItems items, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var problem = await keep.RunAsync(id, finding, form["version"].ToString(), form["anchor"].ToString(), context.User.StaffEmail(), ct);
        return problem is null ? Results.Redirect($"/admin/content/{id}/findings?done=finding-kept") : await DrawAsync(id, context, problem, versions, findings, models, terms, media, items, ct);
    }

    public static async Task<IResult> RemoveAsync(string id, string finding, HttpContext context, KeepFinding keep, CancellationToken ct)
    {
        await keep.RemoveAsync(id, finding, context.User.StaffEmail(), ct);
        return Results.Redirect($"/admin/content/{id}/findings?done=finding-removed");
    }

    internal static NewFinding Read(IFormCollection form) => new()
    {
        Version = form["version"].ToString(),
        Anchor = form["anchor"].ToString(),
        Quote = form["quote"].ToString(),
        Dimension = form["dimension"].ToString(),
        Level = int.TryParse(form["level"], NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? level : 0,
        ObservedOn = DateOnly.TryParseExact(form["observed"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        Country = form["country"].ToString(),
        City = form["city"].ToString(),
        Note = form["note"].ToString(),
    };

    private static async Task<IResult> DrawAsync(string id, HttpContext context, Problem? problem, ReviewedVersions versions, Findings findings, ReadinessModels models, TermStore terms, ItemMedia media, ContentItems items, CancellationToken ct)
    {
        if (await versions.NewestAsync(id, ct) is not { Type: "case-study" } version || await items.FindAsync(id, ct) is not { } item)
        {
            return Results.NotFound();
        }

        var typed = problem is not null && context.Request.HasFormContentType ? Read(await context.Request.ReadFormAsync(ct)) : null;
        return StaffPages.Draw<FindingsPage>(
            new FindingsPageModel(
                StaffFrame.For(context, $"Findings: {item.Title}"), item, version, await ReviewText.FromAsync(version, media, ct), await findings.OfAsync(id, ct), await models.ReadAsync(ct), await terms.ReadAsync(ct), typed, problem),
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}

/// <summary>A case study with what was found in it.</summary>
public sealed record FindingsPageModel(
    StaffFrame Frame, ContentItem Item, ReviewedVersion Version, ReviewText Text, IReadOnlyList<SeenFinding> Findings, ReadinessModel Model, Terms Terms, NewFinding? Typed, Problem? Problem);
