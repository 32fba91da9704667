using KnowledgeHub.Content;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.TermDesk;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.TermDesk;

/// <summary>The topic tree: looked through, added to, changed, ordered and thinned out.</summary>
public static class TopicEndpoints
{
    public static async Task<IResult> ListAsync(HttpContext context, TermStore terms, TopicUses uses, CancellationToken ct)
    {
        var known = await terms.ReadNewestAsync(ct);
        return StaffPages.Draw<TopicTreePage>(new TopicTreePageModel(StaffFrame.For(context, "Topics"), known, await uses.CountAsync(known, ct)));
    }

    public static async Task<IResult> NewAsync(HttpContext context, TermStore terms, string? parent, CancellationToken ct)
    {
        var known = await terms.ReadNewestAsync(ct);
        return Draw(context, known, null, new TopicDraft { Parent = known.Topic(parent)?.Slug ?? "" }, "", new TopicUse(), null);
    }

    public static async Task<IResult> EditAsync(string slug, HttpContext context, TermStore terms, TopicUses uses, CancellationToken ct)
    {
        var known = await terms.ReadNewestAsync(ct);
        return known.Topic(slug) switch
        {
            null => Results.NotFound(),
            var topic when topic.Slug != slug => Results.Redirect($"/admin/topics/{Uri.EscapeDataString(topic.Slug)}"),
            var topic => Draw(context, known, topic, TopicDraft.From(topic), TopicDraft.StateOf(topic), await uses.OfAsync(slug, ct), null),
        };
    }

    public static Task<IResult> AddAsync(HttpContext context, SaveTopic save, TermStore terms, TopicUses uses, CancellationToken ct) => StoreAsync(null, context, save, terms, uses, ct);

    public static Task<IResult> SaveAsync(string slug, HttpContext context, SaveTopic save, TermStore terms, TopicUses uses, CancellationToken ct) => StoreAsync(slug, context, save, terms, uses, ct);

    public static async Task<IResult> OrderAsync(string slug, HttpContext context, OrderTopic order, CancellationToken ct) =>
        await order.RunAsync(slug, up: (await context.Request.ReadFormAsync(ct))["to"] == "up", context.User.StaffEmail(), ct) is TopicResult.NotFound
            ? Results.NotFound()
            : Results.Redirect($"/admin/topics/{Uri.EscapeDataString(slug)}#order");

    public static async Task<IResult> DeleteAsync(string slug, HttpContext context, DeleteTopic delete, TermStore terms, CancellationToken ct)
    {
        var result = await delete.RunAsync(slug, context.User.StaffEmail(), ct);
        if (result is TopicResult.Saved)
        {
            return Results.Redirect("/admin/topics?done=topic-deleted");
        }

        var known = await terms.ReadNewestAsync(ct);
        return result is TopicResult.InUse used && known.Topic(slug) is { } topic
            ? Draw(context, known, topic, TopicDraft.From(topic), TopicDraft.StateOf(topic), used.Use, TopicResult.Refused("use", $"“{topic.Name}” is used by {used.Use.Words}, so it was not deleted. Merge it into another topic instead."))
            : Results.NotFound();
    }

    private static async Task<IResult> StoreAsync(string? slug, HttpContext context, SaveTopic save, TermStore terms, TopicUses uses, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var draft = new TopicDraft
        {
            Name = form["name"].ToString(),
            Slug = form["slug"].ToString(),
            Description = form["description"].ToString(),
            Parent = form["parent"].ToString(),
            Synonyms = form["synonyms"].ToString(),
        };
        var result = await save.RunAsync(slug, form["based-on"].ToString(), draft, context.User.StaffEmail(), ct);
        if (result is TopicResult.Saved saved)
        {
            return Results.Redirect($"/admin/topics/{Uri.EscapeDataString(saved.Slug)}?done=topic-saved");
        }

        if (result is TopicResult.Unchanged unchanged)
        {
            return Results.Redirect($"/admin/topics/{Uri.EscapeDataString(unchanged.Slug)}?done=group-unchanged");
        }

        var known = await terms.ReadNewestAsync(ct);
        var own = known.Topic(slug);
        return result is TopicResult.NotFound || (slug is not null && own is null)
            ? Results.NotFound()
            // After a conflict the form is based on what stands now: saving again is a decision, no accident.
            : Draw(context, known, own, draft, own is null ? "" : TopicDraft.StateOf(own), own is null ? new TopicUse() : await uses.OfAsync(own.Slug, ct), result);
    }

    private static IResult Draw(HttpContext context, Terms known, Topic? topic, TopicDraft typed, string basedOn, TopicUse use, TopicResult? result) =>
        StaffPages.Draw<TopicEditPage>(
            new TopicEditPageModel(StaffFrame.For(context, topic?.Name ?? "New topic"), known, topic, typed, basedOn, use, (result as TopicResult.Invalid)?.Problems ?? [], (result as TopicResult.Conflict)?.Theirs),
            result is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}

/// <summary>The whole tree with how much there is on each topic.</summary>
public sealed record TopicTreePageModel(StaffFrame Frame, Terms Terms, IReadOnlyDictionary<string, TopicCount> Counts);

/// <summary>One topic in its form; <paramref name="Topic"/> is null for a new one, <paramref name="Theirs"/> what somebody else saved meanwhile.</summary>
public sealed record TopicEditPageModel(
    StaffFrame Frame, Terms Terms, Topic? Topic, TopicDraft Typed, string BasedOn, TopicUse Use, IReadOnlyList<Problem> Problems, Topic? Theirs);
