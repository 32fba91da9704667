using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Content.Deleted;

/// <summary>Deletes items that readers don't see, shows the deleted ones, brings them back, and removes them for good.</summary>
public static class DeletedDesk
{
    private const int PageSize = 25;

    public static void MapDeleted(this RouteGroupBuilder desk)
    {
        desk.MapGet("/deleted", (HttpContext context, DeletedContent deleted, TimeProvider clock, int? page, CancellationToken ct) => ListAsync(context, deleted, clock, page ?? 1, [], ct));
        desk.MapGet("/{id}/delete", AskAsync).RequireAuthorization(nameof(Permission.Publish));
        desk.MapPost("/{id}/delete", DeleteAsync).RequireAuthorization(nameof(Permission.Publish));
        desk.MapPost("/deleted/{id}/restore", RestoreAsync).RequireAuthorization(nameof(Permission.Publish));
        desk.MapPost("/deleted/{id}/purge", PurgeAsync).RequireAuthorization(nameof(Permission.Administer));
    }

    private static async Task<IResult> ListAsync(HttpContext context, DeletedContent deleted, TimeProvider clock, int page, IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        var current = Math.Clamp(page, 1, 100_000);
        var (items, total) = await deleted.ListAsync(current, PageSize, ct);
        return StaffPages.Draw<DeletedPage>(
            new DeletedPageModel(
                StaffFrame.For(context, "Deleted items"), items, total, problems, clock.GetUtcNow(),
                context.User.May(Permission.Publish), context.User.May(Permission.Administer), current, Math.Max(1, (total + PageSize - 1) / PageSize)),
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static async Task<IResult> AskAsync(string id, HttpContext context, ContentItems items, CancellationToken ct) =>
        await items.FindAsync(id, ct) is { } item
            ? StaffPages.Draw<DeletePage>(new DeletePageModel(StaffFrame.For(context, $"Delete {item.Title}?"), item))
            : Results.NotFound();

    private static async Task<IResult> DeleteAsync(string id, HttpContext context, DeleteContent delete, EditForm form, CancellationToken ct) =>
        await delete.RunAsync(id, context.User.StaffEmail(), ct) switch
        {
            DeleteResult.Deleted => Results.Redirect("/admin/content/deleted?done=item-deleted"),
            DeleteResult.Live => await form.ShowAsync(context, id, [new("note", "Readers can see this item, so it can't be deleted. Withdraw it first.")], ct),
            _ => Results.NotFound(),
        };

    private static async Task<IResult> RestoreAsync(string id, HttpContext context, RestoreDeleted restore, CancellationToken ct) =>
        await restore.RunAsync(id, context.User.StaffEmail(), ct) ? Results.Redirect($"/admin/content/{id}?done=item-back") : Results.NotFound();

    private static async Task<IResult> PurgeAsync(string id, HttpContext context, PurgeDeleted purge, DeletedContent deleted, TimeProvider clock, CancellationToken ct) =>
        await purge.RunAsync(id, context.User.StaffEmail(), ct) switch
        {
            PurgeResult.Purged => Results.Redirect("/admin/content/deleted?done=item-purged"),
            PurgeResult.TooEarly => await ListAsync(context, deleted, clock, 1, [new("deleted", $"An item stays here for {PurgeDeleted.Kept.Days} days before it can be removed for good.")], ct),
            PurgeResult.InNewsletter => await ListAsync(context, deleted, clock, 1, [new("deleted", "An issue of a newsletter names this item, so it stays here for the record.")], ct),
            _ => Results.NotFound(),
        };
}

/// <summary>The deleted items.</summary>
public sealed record DeletedPageModel(
    StaffFrame Frame, IReadOnlyList<DeletedItem> Items, int Total, IReadOnlyList<Problem> Problems, DateTimeOffset Now, bool MayRestore, bool MayPurge, int Page, int Pages);

/// <summary>The question before an item is deleted.</summary>
public sealed record DeletePageModel(StaffFrame Frame, ContentItem Item);
