using KnowledgeHub.Accounts;
using KnowledgeHub.Media;
using KnowledgeHub.Web.Accounts;

namespace KnowledgeHub.Web.Media;

/// <summary>Changes what staff say about a file, deletes it, and takes that back.</summary>
public static class ChangeEndpoints
{
    public static async Task<IResult> SaveAsync(string id, HttpContext context, ChangeMedia change, MediaStore media, MediaSettings settings, CancellationToken ct)
    {
        if (await media.FindAsync(id, ct) is not { } current)
        {
            return Results.NotFound();
        }

        var form = await context.Request.ReadFormAsync(ct);
        var mayPublish = context.User.May(Permission.Publish);
        if (!MediaDesk.MayChange(context, current) || (form["public"] == "on" && !current.IsPublic && !mayPublish))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var typed = new MediaDetails(form["title"].ToString(), form["alt"].ToString(), form["decorative"] == "on", form["credit"].ToString(), mayPublish ? form["public"] == "on" : current.IsPublic);
        var result = await change.RunAsync(id, typed, context.User.StaffEmail(), ct);
        return !result.Found ? Results.NotFound()
            : result.Problem.Length > 0 ? await MediaDesk.DrawAsync(context, id, media, settings, [new(result.Field, result.Problem)], typed, ct)
            : Results.Redirect($"/admin/media/{id}?done=file-saved");
    }

    public static async Task<IResult> ReadAgainAsync(string id, ReadTexts texts, CancellationToken ct)
    {
        await texts.AgainAsync(id, ct);
        return Results.Redirect($"/admin/media/{id}?done=file-again");
    }

    public static async Task<IResult> DeleteAsync(string id, HttpContext context, DeleteMedia delete, MediaStore media, MediaSettings settings, CancellationToken ct)
    {
        if (await media.FindAsync(id, ct) is { } file && !MediaDesk.MayChange(context, file))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        return await delete.RunAsync(id, context.User.StaffEmail(), ct) switch
        {
            DeleteMediaResult.Deleted => Results.Redirect($"/admin/media/{id}?done=file-deleted"),
            DeleteMediaResult.InUse => await MediaDesk.DrawAsync(
                context, id, media, settings, [new("uses", "The file is in use and can't be deleted; take it out of the items below first, and save their drafts.")], null, ct),
            _ => Results.NotFound(),
        };
    }

    public static async Task<IResult> UndoAsync(string id, HttpContext context, DeleteMedia delete, MediaStore media, CancellationToken ct)
    {
        // A public file is open to everybody again as soon as it is back.
        if (await media.FindAsync(id, ct) is { IsPublic: true } && !context.User.May(Permission.Publish))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        return await delete.UndoAsync(id, context.User.StaffEmail(), ct) ? Results.Redirect($"/admin/media/{id}?done=file-back") : Results.NotFound();
    }
}
