using System.Globalization;
using KnowledgeHub.Content;
using KnowledgeHub.Languages;
using KnowledgeHub.Readiness;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Readiness;

/// <summary>The desk: what is to be checked, and the dimensions and levels.</summary>
public static class ModelEndpoints
{
    public static async Task<IResult> DeskAsync(HttpContext context, ReadinessModels models, Findings findings, Assessments assessments, CancellationToken ct) =>
        await DeskAsync(context, null, models, findings, assessments, ct);

    public static IResult New(HttpContext context) => Draw(context, new DimensionDraft { Texts = new Dictionary<string, DimensionWords>(), Position = 100 }, null, null);

    public static async Task<IResult> EditAsync(string slug, HttpContext context, ReadinessModels models, CancellationToken ct) =>
        (await models.ReadAsync(ct)).Find(slug) is { } known ? Draw(context, new DimensionDraft { Slug = slug, Position = known.Position, Texts = known.Texts }, known, null) : Results.NotFound();

    public static async Task<IResult> SaveAsync(string? slug, HttpContext context, SaveDimension save, ReadinessModels models, CancellationToken ct)
    {
        var draft = Read(slug ?? "", await context.Request.ReadFormAsync(ct));
        var (problem, _) = await save.RunAsync(draft, context.User.StaffEmail(), ct);
        return problem is null ? Results.Redirect("/admin/readiness?done=dimension-saved") : Draw(context, draft, (await models.ReadAsync(ct)).Find(slug), problem);
    }

    public static async Task<IResult> RetireAsync(string slug, string action, HttpContext context, RetireDimension retire, ReadinessModels models, Findings findings, Assessments assessments, CancellationToken ct)
    {
        var problem = await retire.RunAsync(slug, action == "retire", context.User.StaffEmail(), ct);
        return problem is null ? Results.Redirect("/admin/readiness?done=dimension-saved") : await DeskAsync(context, problem, models, findings, assessments, ct);
    }

    public static async Task<IResult> LevelsAsync(HttpContext context, ReadinessModels models, CancellationToken ct) => DrawLevels(context, await models.ReadAsync(ct), null);

    public static async Task<IResult> SaveLevelsAsync(HttpContext context, SaveLevels save, ReadinessModels models, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var names = Enumerable.Range(1, ReadinessModel.Highest)
            .Select(level => (IReadOnlyDictionary<string, string>)SiteLanguage.All.ToDictionary(language => language.Tag, language => form[$"level-{language.Tag}-{level}"].ToString())).ToList();
        var problem = await save.RunAsync(names, context.User.StaffEmail(), ct);
        return problem is null ? Results.Redirect("/admin/readiness?done=dimension-saved") : DrawLevels(context, await models.ReadAsync(ct), problem);
    }

    private static async Task<IResult> DeskAsync(HttpContext context, Problem? problem, ReadinessModels models, Findings findings, Assessments assessments, CancellationToken ct) =>
        StaffPages.Draw<ReadinessDeskPage>(
            new ReadinessDeskPageModel(StaffFrame.For(context, "Readiness"), await models.ReadAsync(ct), await findings.AllAsync(ct), (await assessments.AllAsync(ct)).Count(own => own.State == AssessmentState.Sent), problem),
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static DimensionDraft Read(string slug, IFormCollection form) => new()
    {
        Slug = slug,
        Position = int.TryParse(form["position"], NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? Math.Min(position, 10_000) : 100,
        Texts = SiteLanguage.All.ToDictionary(language => language.Tag, language => new DimensionWords
        {
            Name = form[$"name-{language.Tag}"].ToString(),
            Short = form[$"short-{language.Tag}"].ToString(),
            Description = form[$"description-{language.Tag}"].ToString(),
            Levels = [.. Enumerable.Range(1, ReadinessModel.Highest).Select(level => form[$"level-{language.Tag}-{level}"].ToString())],
        }),
    };

    private static IResult Draw(HttpContext context, DimensionDraft draft, Dimension? known, Problem? problem) =>
        StaffPages.Draw<DimensionPage>(
            new DimensionPageModel(StaffFrame.For(context, known is null ? "New dimension" : known.English.Name), draft, known, problem),
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static IResult DrawLevels(HttpContext context, ReadinessModel model, Problem? problem) =>
        StaffPages.Draw<LevelsPage>(new LevelsPageModel(StaffFrame.For(context, "What the levels are called"), model, problem), problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}

/// <summary>What staff look after.</summary>
public sealed record ReadinessDeskPageModel(StaffFrame Frame, ReadinessModel Model, IReadOnlyList<SeenFinding> Findings, int Waiting, Problem? Problem);

/// <summary>A dimension in its form.</summary>
public sealed record DimensionPageModel(StaffFrame Frame, DimensionDraft Draft, Dimension? Known, Problem? Problem);

/// <summary>The names of the levels in their form.</summary>
public sealed record LevelsPageModel(StaffFrame Frame, ReadinessModel Model, Problem? Problem);
