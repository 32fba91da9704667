using KnowledgeHub.Content;
using KnowledgeHub.Milestones;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;
using KnowledgeHub.Web.Stakeholders;

namespace KnowledgeHub.Web.Milestones;

/// <summary>Where staff edit milestones and asks.</summary>
public static class MilestoneEndpoints
{
    public static async Task<IResult> EditAsync(string slug, HttpContext context, ReadDelivery read, CancellationToken ct)
    {
        var delivery = await read.RunAsync(ct);
        return delivery.Milestones.FirstOrDefault(one => one.Slug == slug) is { } milestone
            ? Draw(context, milestone, [.. delivery.AsksOf(milestone).Select(ask => ask.Slug)], delivery.Asks, [])
            : Results.NotFound();
    }

    public static async Task<IResult> SaveAsync(string slug, HttpContext context, SaveMilestone save, MilestoneStore store, CancellationToken ct)
    {
        if ((await store.ReadAsync(ct)).All(one => one.Slug != slug))
        {
            return Results.NotFound();
        }

        var form = await context.Request.ReadFormAsync(ct);
        var typed = new Milestone
        {
            Slug = slug,
            Title = form["title"].ToString(),
            OnDay = RecordForm.Day(form["on-day"]) ?? default,
            DatePrecision = form["precision"].ToString(),
            Description = form["description"].ToString(),
            OpensOn = RecordForm.Day(form["opens-on"]),
            ClosesOn = RecordForm.Day(form["closes-on"]),
            Submission = form["submission"].ToString(),
            Version = RecordForm.Number(form["version"]),
        };
        var asks = RecordForm.Values(form, "ask");
        var problems = await save.RunAsync(typed, asks, context.User.StaffEmail(), ct);
        return problems.Count == 0 ? Results.Redirect($"/admin/delivery/milestones/{slug}?done=record-saved") : Draw(context, typed, asks, await store.AsksAsync(ct), problems);
    }

    public static async Task<IResult> AsksAsync(HttpContext context, MilestoneStore store, CancellationToken ct) =>
        StaffPages.Draw<AskListPage>(new AskListPageModel(StaffFrame.For(context, "Asks"), await store.AsksAsync(ct)));

    public static async Task<IResult> EditAskAsync(string slug, HttpContext context, MilestoneStore store, CancellationToken ct) =>
        (await store.AsksAsync(ct)).FirstOrDefault(one => one.Slug == slug) is { } ask ? Draw(context, ask, []) : Results.NotFound();

    public static async Task<IResult> SaveAskAsync(string slug, HttpContext context, SaveAsk save, MilestoneStore store, CancellationToken ct)
    {
        if ((await store.AsksAsync(ct)).FirstOrDefault(one => one.Slug == slug) is not { } ask)
        {
            return Results.NotFound();
        }

        var form = await context.Request.ReadFormAsync(ct);
        var typed = ask with { Title = form["title"].ToString(), Description = form["description"].ToString(), Version = RecordForm.Number(form["version"]) };
        var problems = await save.RunAsync(typed, context.User.StaffEmail(), ct);
        return problems.Count == 0 ? Results.Redirect("/admin/delivery/asks?done=record-saved") : Draw(context, typed, problems);
    }

    public static async Task<IResult> MoveAskAsync(string slug, HttpContext context, SaveAsk save, CancellationToken ct)
    {
        await save.MoveAsync(slug, (await context.Request.ReadFormAsync(ct))["direction"] == "up", context.User.StaffEmail(), ct);
        return Results.Redirect("/admin/delivery/asks?done=record-saved");
    }

    private static IResult Draw(HttpContext context, Milestone milestone, IReadOnlyList<string> chosen, IReadOnlyList<Ask> asks, IReadOnlyList<Problem> problems) =>
        StaffPages.Draw<MilestoneFormPage>(
            new MilestoneFormPageModel(StaffFrame.For(context, "Edit milestone"), milestone, chosen, asks, problems), problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static IResult Draw(HttpContext context, Ask ask, IReadOnlyList<Problem> problems) =>
        StaffPages.Draw<AskFormPage>(new AskFormPageModel(StaffFrame.For(context, "Edit ask"), ask, problems), problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}

/// <summary>A milestone in its form.</summary>
public sealed record MilestoneFormPageModel(StaffFrame Frame, Milestone Milestone, IReadOnlyList<string> Chosen, IReadOnlyList<Ask> Asks, IReadOnlyList<Problem> Problems);

/// <summary>All asks in their order.</summary>
public sealed record AskListPageModel(StaffFrame Frame, IReadOnlyList<Ask> Asks);

/// <summary>An ask in its form.</summary>
public sealed record AskFormPageModel(StaffFrame Frame, Ask Ask, IReadOnlyList<Problem> Problems);
