using KnowledgeHub.Content;
using KnowledgeHub.Content.Compare;
using KnowledgeHub.Web.Accounts;

namespace KnowledgeHub.Web.Content.Writing;

/// <summary>Sees to it that nothing typed is lost: unsaved copies come back into the form, conflicts are settled field by field, and a deleted item leaves its writer the text.</summary>
public sealed class UnsavedWork(EditForm form, Autosaves autosaves, ContentVersions versions, DeletedContent deleted)
{
    /// <summary>The editor with an unsaved copy, or null when there is no such copy. When somebody saved since, both texts are brought together at once.</summary>
    public async Task<IResult?> UseAsync(HttpContext context, ContentType type, ContentItem? item, string? page, CancellationToken ct)
    {
        var copies = page is null ? [] : await autosaves.OfAsync(context.User.StaffId(), item?.Id ?? Autosave.NewOf(type), ct);
        if (copies.FirstOrDefault(copy => copy.Page == page) is not { } kept)
        {
            return null;
        }

        var typed = EditForm.Typed.Read(type, KeptForm.Read(kept.Form)) with { Page = kept.Page, MergeBase = null };
        var theirs = item is not null && typed.BasedOn != item.DraftVersion ? item : null;
        return await form.DrawAsync(context, type, item, typed, typed.Problem is { } unreadable ? [unreadable] : [], theirs, ct);
    }

    /// <summary>Forgets the copy of the page that was just saved.</summary>
    public Task ForgetAsync(HttpContext context, EditForm.Typed typed, CancellationToken ct) =>
        typed.Page is null ? Task.CompletedTask : autosaves.ForgetAsync(context.User.StaffId(), typed.Page, ct);

    /// <summary>Takes over what the writer chose of the other's text. What is not decided yet comes back as problems, with what the other one stored.</summary>
    public async Task<Settlement> SettleAsync(ContentItem? item, EditForm.Typed typed, IFormCollection posted, CancellationToken ct)
    {
        if (item is null || typed.MergeBase is null || await versions.FindAsync(item.Id, typed.BasedOn, ct) is not { } version)
        {
            return new(typed, [], null);
        }

        var theirs = item with { DraftVersion = version.Id, Data = version.Data, UpdatedBy = version.Author, UpdatedAt = version.CreatedAt };
        var fields = item.ContentType.Fields.Where(field => posted["conflict"].Contains(field.Name)).ToList();
        var open = fields.Where(field => posted[$"take.{field.Name}"] is not ["mine" or "theirs"]).ToList();
        if (open.Count > 0)
        {
            return new(typed, [.. open.Select(field => new Problem($"take-{field.Name}", $"{field.Label}: choose whether yours or theirs counts."))], theirs);
        }

        var taken = fields.Where(field => posted[$"take.{field.Name}"] == "theirs").Select(field => field.Name).ToList();
        return new(typed with { Body = MergeItems.Take(item.ContentType, typed.Body, EditForm.Typed.From(theirs).Body, taken), MergeBase = null }, [], null);
    }

    /// <summary>Somebody deleted the item: its writer keeps the text and may store it as a new item.</summary>
    public async Task<IResult> GoneAsync(HttpContext context, string id, IFormCollection posted, CancellationToken ct)
    {
        if (await deleted.FindAsync(id, ct) is not { } gone)
        {
            return Results.NotFound();
        }

        var typed = EditForm.Typed.Read(gone.ContentType, posted) with { Slug = "", BasedOn = null, MergeBase = null };
        return await form.DrawAsync(context, gone.ContentType, null, typed, [new("title", $"{gone.DeletedBy} deleted this item at {WritingDesk.Clock(gone.DeletedAt)}. What you typed is below and not stored: save it as a new item, or have the old one brought back under Deleted items.")], null, ct);
    }

    /// <summary>Where the editor of an item that is not there leads: to the deleted ones when it is among them.</summary>
    public async Task<IResult> NotThereAsync(string id, CancellationToken ct) =>
        await deleted.FindAsync(id, ct) is null ? Results.NotFound() : Results.Redirect("/admin/content/deleted");
}

/// <summary>What came of the choices in a conflict.</summary>
/// <param name="Typed">The form with what was chosen.</param>
/// <param name="Open">What is not decided yet.</param>
/// <param name="Theirs">What the other one stored, while something is open.</param>
public sealed record Settlement(EditForm.Typed Typed, IReadOnlyList<Problem> Open, ContentItem? Theirs);
