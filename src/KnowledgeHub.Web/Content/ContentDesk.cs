using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Review;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Content.Deleted;
using KnowledgeHub.Web.Content.Versions;
using KnowledgeHub.Web.Content.Writing;
using KnowledgeHub.Web.Review;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Content;

/// <summary>Where staff write, preview, publish and withdraw.</summary>
public static class ContentDesk
{
    public static void MapContentDesk(this WebApplication app)
    {
        var desk = app.MapStaffGroup("/admin/content", Permission.Write);
        desk.AddEndpointFilter<WithinScope>();
        desk.MapGet("", ListAsync);
        desk.MapGet("/new", EditEndpoints.NewAsync);
        desk.MapPost("/new", EditEndpoints.AddAsync);
        desk.MapGet("/{id}", EditEndpoints.EditAsync);
        desk.MapPost("/{id}", EditEndpoints.SaveAsync);
        desk.MapGet("/{id}/preview", PreviewAsync);
        desk.MapReview();
        desk.MapPost("/{id}/withdraw", WithdrawAsync).RequireAuthorization(nameof(Permission.Publish));
        desk.MapVersions();
        desk.MapDeleted();
        desk.MapWriting();
    }

    private static async Task<IResult> ListAsync(HttpContext context, ContentItems items, ReviewDesk review, string? type, string? state, string? stage, string? q, int? page, CancellationToken ct)
    {
        const int size = 25;
        var current = Math.Clamp(page ?? 1, 1, 100_000);
        var (known, shown) = (ContentType.Find(type)?.Id, state is "draft" or "published" or "withdrawn" or "unpublished" ? state : null);
        var (found, total) = ReviewDesk.Filters.Any(filter => filter.Word == stage)
            ? await review.FindAsync(stage!, known, shown, q, context.User.StaffEmail(), current, size, ct)
            : await items.ListAsync(known, shown, q, current, size, ct);
        return StaffPages.Draw<ContentListPage>(new ContentListPageModel(
            StaffFrame.For(context, "Content"), found, total, type ?? "", state ?? "", q ?? "", current, Math.Max(1, (total + size - 1) / size))
        { Stage = stage ?? "" });
    }

    private static async Task<IResult> PreviewAsync(string id, HttpContext context, ContentItems items, ItemPage page, TimeProvider clock, CancellationToken ct)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await items.FindAsync(id, ct) is { } item
            ? await page.PreviewAsync(item, context, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), ct)
            : Results.NotFound();
    }

    private static async Task<IResult> WithdrawAsync(string id, HttpContext context, WithdrawContent withdraw, EditForm form, CancellationToken ct)
    {
        var note = (await context.Request.ReadFormAsync(ct))["note"].ToString();
        return await withdraw.RunAsync(id, note, context.User.StaffEmail(), ct) switch
        {
            WithdrawResult.Withdrawn => Results.Redirect($"/admin/content/{id}?done=withdrawn"),
            WithdrawResult.NoteMissing => await form.ShowAsync(context, id, [new("note", "Say in a sentence why it is withdrawn; readers see it.")], ct),
            WithdrawResult.NoteTooLong => await form.ShowAsync(context, id, [new("note", $"The reason is longer than {WithdrawContent.LongestNote} characters; shorten it.")], ct),
            _ => Results.NotFound(),
        };
    }
}

/// <summary>The list of all items.</summary>
public sealed record ContentListPageModel(StaffFrame Frame, IReadOnlyList<ContentItem> Items, int Total, string Type, string State, string Words, int Page, int Pages)
{
    /// <summary>How far a draft is on its way, or another of <see cref="ReviewDesk.Filters"/>.</summary>
    public string Stage { get; init; } = "";
}
