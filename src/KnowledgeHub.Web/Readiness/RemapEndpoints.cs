using System.Globalization;
using KnowledgeHub.Content;
using KnowledgeHub.Readiness;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Readiness;

/// <summary>Says what the levels of a dimension mean from now on: looked at first, then done, and taken back when it was wrong.</summary>
public static class RemapEndpoints
{
    public static async Task<IResult> ShowAsync(string slug, HttpContext context, ReadinessModels models, CancellationToken ct) =>
        (await models.ReadAsync(ct)) is var model && model.Find(slug) is { RetiredAt: null } dimension
            ? Draw(context, model, dimension, new RemapDraft { From = slug, Lines = [.. Levels().Select(level => new RemapLine { FromDimension = slug, FromLevel = level, ToDimension = slug, ToLevel = level })] }, null, null)
            : Results.NotFound();

    public static async Task<IResult> RunAsync(string slug, HttpContext context, RemapReadiness remap, ReadinessModels models, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var model = await models.ReadAsync(ct);
        if (model.Find(slug) is not { } dimension)
        {
            return Results.NotFound();
        }

        var draft = Read(slug, form);
        if (form["action"] != "run")
        {
            var (problem, preview) = await remap.PreviewAsync(draft, ct);
            return Draw(context, model, dimension, draft, problem, preview);
        }

        return await remap.RunAsync(draft, context.User.StaffEmail(), ct) is { } wrong
            ? Draw(context, model, dimension, draft, wrong, (await remap.PreviewAsync(draft, ct)).Preview)
            : Results.Redirect("/admin/readiness?done=remapped#remaps");
    }

    public static async Task<IResult> UndoAsync(string id, HttpContext context, UndoRemap undo, CancellationToken ct)
    {
        await undo.RunAsync(id, context.User.StaffEmail(), ct);
        return Results.Redirect("/admin/readiness?done=remap-undone#remaps");
    }

    private static RemapDraft Read(string slug, IFormCollection form) => new()
    {
        From = slug,
        Reason = form["reason"].ToString(),
        Retire = form["retire"] == "1",
        Lines = [.. Levels().Select(level => new RemapLine
        {
            FromDimension = slug,
            FromLevel = level,
            ToDimension = form[$"dimension-{level}"].ToString() is { Length: > 0 } to ? to : slug,
            ToLevel = int.TryParse(form[$"level-{level}"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : level,
        })],
    };

    private static IEnumerable<int> Levels() => Enumerable.Range(1, ReadinessModel.Highest);

    private static IResult Draw(HttpContext context, ReadinessModel model, Dimension dimension, RemapDraft draft, Problem? problem, RemapPreview? preview) =>
        StaffPages.Draw<RemapPage>(
            new RemapPageModel(StaffFrame.For(context, $"Merge or re-map {dimension.English.Name}"), model, dimension, draft, problem, preview),
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}

/// <summary>A re-mapping in its form, with what it would move.</summary>
public sealed record RemapPageModel(StaffFrame Frame, ReadinessModel Model, Dimension Dimension, RemapDraft Draft, Problem? Problem, RemapPreview? Preview);
