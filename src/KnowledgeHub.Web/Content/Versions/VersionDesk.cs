using KnowledgeHub.Content;
using KnowledgeHub.Content.Compare;
using KnowledgeHub.Media;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Content.Versions;

/// <summary>The history of an item: what was stored when and by whom, two versions beside each other, and the way back.</summary>
public static class VersionDesk
{
    private const int PageSize = 20;

    public static void MapVersions(this RouteGroupBuilder desk)
    {
        desk.MapGet("/{id}/versions", ListAsync);
        desk.MapGet("/{id}/versions/{number:int}/preview", PreviewAsync);
        desk.MapPost("/{id}/versions/{number:int}/restore", RestoreAsync);
        desk.MapGet("/{id}/compare", CompareAsync);
    }

    private static async Task<IResult> ListAsync(string id, HttpContext context, ContentItems items, ContentVersions versions, int? page, CancellationToken ct) =>
        await DrawAsync(id, context, items, versions, page ?? 1, [], ct);

    private static async Task<IResult> DrawAsync(
        string id, HttpContext context, ContentItems items, ContentVersions versions, int page, IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        if (await items.FindAsync(id, ct) is not { } item)
        {
            return Results.NotFound();
        }

        var current = Math.Clamp(page, 1, 100_000);
        var (found, total) = await versions.ListAsync(id, current, PageSize, ct);
        var earlier = found.Count > 0 && found[^1].Number > 1 ? await versions.FindAsync(id, found[^1].Number - 1, ct) : null;
        var before = found.Skip(1).Append(earlier);
        return StaffPages.Draw<VersionsPage>(
            new VersionsPageModel(
                StaffFrame.For(context, $"Versions of {item.Title}"),
                item,
                [.. found.Zip(before, (version, last) => new VersionEntry(version, What(item.ContentType, version, last)))],
                await LiveNumberAsync(item, versions, ct),
                problems,
                current,
                Math.Max(1, (total + PageSize - 1) / PageSize)),
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static async Task<IResult> PreviewAsync(string id, int number, HttpContext context, ContentItems items, ContentVersions versions, ItemPage page, TimeProvider clock, CancellationToken ct)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await items.FindAsync(id, ct) is { } item && await versions.FindAsync(id, number, ct) is { } version
            ? await page.PreviewAsync(item with { Data = version.Data, UpdatedAt = version.CreatedAt }, context, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), ct)
            : Results.NotFound();
    }

    private static async Task<IResult> RestoreAsync(
        string id, int number, HttpContext context, RestoreVersion restore, ContentItems items, ContentVersions versions, EditForm form, CancellationToken ct)
    {
        var basedOn = (await context.Request.ReadFormAsync(ct))["based-on"].ToString();
        if (await items.FindAsync(id, ct) is { } now && await versions.FindAsync(id, number, ct) is { } wanted && !context.Scope().Allows(now with { Data = wanted.Data }))
        {
            return await DrawAsync(id, context, items, versions, 1, [new("versions", $"Version {number} has none of the topics that you look after, so it was not restored; ask somebody who looks after its topics to restore it.")], ct);
        }

        switch (await restore.RunAsync(id, number, basedOn, context.User.StaffEmail(), ct))
        {
            case SaveResult.Saved or SaveResult.Unchanged:
                return Results.Redirect($"/admin/content/{id}/versions?done=restored");
            case SaveResult.Conflict conflict:
                return await DrawAsync(id, context, items, versions, 1, [new("versions", $"{conflict.Theirs.UpdatedBy} saved this item while you were reading, so nothing was restored. Look at the newest version below, and restore again if you still want to.")], ct);
            // What was in order then may not be now: the editor shows it with what has to be mended.
            case SaveResult.Invalid invalid when await items.FindAsync(id, ct) is { } item && await versions.FindAsync(id, number, ct) is { } version:
                return await form.DrawAsync(context, item.ContentType, item, EditForm.Typed.From(item with { Data = version.Data }), invalid.Problems, null, ct);
            default:
                return Results.NotFound();
        }
    }

    private static async Task<IResult> CompareAsync(
        string id, HttpContext context, ContentItems items, ContentVersions versions, TermStore terms, MediaStore media, int? from, int? to, CancellationToken ct)
    {
        if (await items.FindAsync(id, ct) is not { } item || await versions.FindAsync(id, item.DraftVersion, ct) is not { } draft)
        {
            return Results.NotFound();
        }

        var (older, newer) = (from ?? (await LiveNumberAsync(item, versions, ct) is { } live && live != draft.Number ? live : Math.Max(1, draft.Number - 1)), to ?? draft.Number);
        (older, newer) = (Math.Min(older, newer), Math.Max(older, newer));
        if (await versions.FindAsync(id, older, ct) is not { } before || await versions.FindAsync(id, newer, ct) is not { } after)
        {
            return Results.NotFound();
        }

        var (was, now) = (Body(item, before), Body(item, after));
        var names = await CompareNames.ReadAsync(terms, media, [was, now], ct);
        return StaffPages.Draw<ComparePage>(new ComparePageModel(
            StaffFrame.For(context, $"Compare versions of {item.Title}"), item, before, after, draft.Number, CompareItems.Run(item.ContentType, was, now, names)));
    }

    private static async Task<int?> LiveNumberAsync(ContentItem item, ContentVersions versions, CancellationToken ct) =>
        item.LiveVersion is null ? null : (await versions.FindAsync(item.Id, item.LiveVersion, ct))?.Number;

    private static ContentBody Body(ContentItem item, ContentVersion version) => EditForm.Typed.From(item with { Data = version.Data }).Body;

    // A version from before a field was declared otherwise may not be readable any more; the list still shows it.
    private static string What(ContentType type, ContentVersion version, ContentVersion? before)
    {
        try
        {
            return before is null ? "First version" : CompareItems.Summary(type, type.Read(before.Data), type.Read(version.Data)) is { Length: > 0 } what ? what : "Language or address";
        }
        catch (System.Text.Json.JsonException)
        {
            return "Can't be compared";
        }
    }
}

/// <summary>One line of the history.</summary>
public sealed record VersionEntry(ContentVersion Version, string What);

/// <summary>The history of an item.</summary>
public sealed record VersionsPageModel(
    StaffFrame Frame, ContentItem Item, IReadOnlyList<VersionEntry> Versions, int? Live, IReadOnlyList<Problem> Problems, int Page, int Pages);

/// <summary>Two versions beside each other.</summary>
public sealed record ComparePageModel(
    StaffFrame Frame, ContentItem Item, ContentVersion Before, ContentVersion After, int Draft, IReadOnlyList<FieldDifference> Fields);
