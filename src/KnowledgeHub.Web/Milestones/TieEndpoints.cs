using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Milestones;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;
using KnowledgeHub.Web.Stakeholders;

namespace KnowledgeHub.Web.Milestones;

/// <summary>Towards which asks and milestones an item works. Readers see it while the item is live, so changing that of a live one takes who may publish.</summary>
public static class TieEndpoints
{
    public static async Task<IResult> ShowAsync(string id, HttpContext context, ContentItems items, TieContent ties, MilestoneStore store, CancellationToken ct) =>
        await items.FindAsync(id, ct) is { } item
            ? StaffPages.Draw<TiePage>(new TiePageModel(StaffFrame.For(context, "Asks and milestones"), item, await ties.OfAsync(id, ct), await store.AsksAsync(ct), await store.ReadAsync(ct), MayChange(context, item)))
            : Results.NotFound();

    public static async Task<IResult> SaveAsync(string id, HttpContext context, ContentItems items, TieContent ties, CancellationToken ct)
    {
        if (await items.FindAsync(id, ct) is not { } item)
        {
            return Results.NotFound();
        }

        if (!MayChange(context, item))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var form = await context.Request.ReadFormAsync(ct);
        await ties.RunAsync(id, new(RecordForm.Values(form, "ask"), RecordForm.Values(form, "milestone")), context.User.StaffEmail(), ct);
        return Results.Redirect($"/admin/content/{id}/towards?done=record-saved");
    }

    private static bool MayChange(HttpContext context, ContentItem item) => item.LiveVersion is null || context.User.May(Permission.Publish);
}

/// <summary>The ties of an item.</summary>
public sealed record TiePageModel(StaffFrame Frame, ContentItem Item, Ties Ties, IReadOnlyList<Ask> Asks, IReadOnlyList<Milestone> Milestones, bool MayChange);
