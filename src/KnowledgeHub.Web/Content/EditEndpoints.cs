using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Content.Writing;

namespace KnowledgeHub.Web.Content;

/// <summary>Opens, saves and publishes an item in the editor.</summary>
public static class EditEndpoints
{
    public static async Task<IResult> NewAsync(HttpContext context, EditForm form, UnsavedWork unsaved, string? type, string? kept, CancellationToken ct) =>
        ContentType.Find(type) is { } known
            ? await unsaved.UseAsync(context, known, null, kept, ct) ?? await form.DrawAsync(context, known, null, EditForm.Typed.Empty(known), [], null, ct)
            : Results.NotFound();

    public static async Task<IResult> EditAsync(string id, HttpContext context, EditForm form, UnsavedWork unsaved, ContentItems items, string? kept, CancellationToken ct) =>
        await items.FindAsync(id, ct) is not { } item ? await unsaved.NotThereAsync(id, ct)
        : await unsaved.UseAsync(context, item.ContentType, item, kept, ct) ?? await form.ShowAsync(context, id, [], ct);

    public static async Task<IResult> AddAsync(HttpContext context, EditForm form, UnsavedWork unsaved, SaveDraft save, PublishContent publish, string? type, CancellationToken ct) =>
        ContentType.Find(type) is { } known ? await StoreAsync(context, known, null, form, unsaved, save, publish, ct) : Results.NotFound();

    public static async Task<IResult> SaveAsync(string id, HttpContext context, EditForm form, UnsavedWork unsaved, SaveDraft save, PublishContent publish, ContentItems items, CancellationToken ct) =>
        await items.FindAsync(id, ct) is { } item ? await StoreAsync(context, item.ContentType, item, form, unsaved, save, publish, ct)
        : await unsaved.GoneAsync(context, id, await context.Request.ReadFormAsync(ct), ct);

    private static async Task<IResult> StoreAsync(
        HttpContext context, ContentType type, ContentItem? item, EditForm form, UnsavedWork unsaved, SaveDraft save, PublishContent publish, CancellationToken ct)
    {
        var posted = await context.Request.ReadFormAsync(ct);
        if (posted["action"] == "publish" && !context.User.May(Permission.Publish))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var (typed, open, theirs) = await unsaved.SettleAsync(item, EditForm.Typed.Read(type, posted), posted, ct);
        if (typed.Problem is { } unreadable)
        {
            return await form.DrawAsync(context, type, item, typed, [unreadable, .. open], theirs, ct);
        }

        if (open.Count > 0)
        {
            return await form.DrawAsync(context, type, item, typed, open, theirs, ct);
        }

        if (posted["action"] == "publish" && item is { State: "published" } && typed.EditProblem is { } unexplained)
        {
            return await form.DrawAsync(context, type, item, typed, [unexplained], null, ct);
        }

        if (!context.Scope().Allows(type.Id, typed.Body.Topics))
        {
            return await form.DrawAsync(context, type, item, typed, [new("topics", "Choose at least one of the topics that you look after; others may be added to it.")], null, ct);
        }

        var draft = new Draft { Id = item?.Id, Type = type, Body = typed.Body, Slug = typed.Slug, Locale = typed.Locale, BasedOn = item is null ? null : typed.BasedOn ?? "" };
        var result = await save.RunAsync(draft, context.User.StaffEmail(), ct);
        if (result is SaveResult.Saved or SaveResult.Unchanged)
        {
            await unsaved.ForgetAsync(context, typed, ct);
        }

        return result switch
        {
            SaveResult.Invalid invalid => await form.DrawAsync(context, type, item, typed, invalid.Problems, null, ct),
            SaveResult.Conflict conflict => await form.DrawAsync(context, type, item, typed, [], conflict.Theirs, ct),
            SaveResult.NotFound => await unsaved.GoneAsync(context, item?.Id ?? "", posted, ct),
            SaveResult.Saved saved => await ThenAsync(context, saved.Id, posted["action"], typed.Edit, "saved", form, publish, ct),
            SaveResult.Unchanged unchanged => await ThenAsync(context, unchanged.Id, posted["action"], typed.Edit, "unchanged", form, publish, ct),
            var other => throw new InvalidOperationException($"Saving ended with {other}."),
        };
    }

    private static async Task<IResult> ThenAsync(HttpContext context, string id, string? action, Edit edit, string done, EditForm form, PublishContent publish, CancellationToken ct)
    {
        if (action == "preview")
        {
            return Results.Redirect($"/admin/content/{id}/preview");
        }

        if (action != "publish")
        {
            return Results.Redirect($"/admin/content/{id}?done={done}");
        }

        return await publish.RunAsync(id, context.User.StaffEmail(), edit, ct) switch
        {
            PublishResult.Published => Results.Redirect($"/admin/content/{id}?done=published"),
            PublishResult.NothingToPublish => Results.Redirect($"/admin/content/{id}?done=current"),
            PublishResult.Invalid invalid => await form.ShowAsync(context, id, invalid.Problems, ct),
            _ => Results.NotFound(),
        };
    }
}
