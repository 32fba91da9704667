using KnowledgeHub.Media;
using KnowledgeHub.Web.Accounts;

namespace KnowledgeHub.Web.Media;

/// <summary>Takes files in: by the plain form, or one by one from the script, which asks for JSON.</summary>
public static class UploadEndpoints
{
    public static async Task<IResult> UploadAsync(HttpContext context, StoreFile store, MediaStore media, MediaSettings settings, CancellationToken ct)
    {
        var files = (await context.Request.ReadFormAsync(ct)).Files;
        var outcomes = new List<UploadOutcome>();
        foreach (var file in files.Where(file => file.Length > 0 || file.FileName.Length > 0))
        {
            await using var content = file.OpenReadStream();
            outcomes.Add(Describe(FileName.Shown(file.FileName), await store.RunAsync(content, file.FileName, context.User.StaffEmail(), ct)));
        }

        if (outcomes.Count == 0)
        {
            outcomes.Add(new("", "No file was chosen; choose one or more and press Upload.", null, true));
        }

        return context.Request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.Ordinal) ? Results.Json(outcomes)
            : outcomes is [{ Refused: false, Id: { } id }] ? Results.Redirect($"/admin/media/{id}?done=file-stored")
            : await MediaDesk.DrawListAsync(context, media, settings, new(), 1, outcomes, ct);
    }

    public static async Task<IResult> ReplaceAsync(string id, HttpContext context, ReplaceFile replace, MediaStore media, MediaSettings settings, CancellationToken ct)
    {
        if (await media.FindAsync(id, ct) is not { } current)
        {
            return Results.NotFound();
        }

        if (!MediaDesk.MayChange(context, current))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        if ((await context.Request.ReadFormAsync(ct)).Files.FirstOrDefault() is not { } file)
        {
            return await MediaDesk.DrawAsync(context, id, media, settings, [new("file", "No file was chosen; choose the new file and press Replace.")], null, ct);
        }

        await using var content = file.OpenReadStream();
        return await replace.RunAsync(id, content, file.FileName, context.User.StaffEmail(), ct) switch
        {
            ReplaceResult.Replaced => Results.Redirect($"/admin/media/{id}?done=file-replaced"),
            ReplaceResult.Unchanged => Results.Redirect($"/admin/media/{id}?done=file-same"),
            ReplaceResult.Refused refused => await MediaDesk.DrawAsync(context, id, media, settings, [new("file", refused.Why)], null, ct),
            _ => Results.NotFound(),
        };
    }

    private static UploadOutcome Describe(string name, StoreResult result) => result switch
    {
        StoreResult.Stored stored => new(name, $"{name} is in the library.", stored.Id, false),
        StoreResult.AlreadyThere there => new(name, $"{name} was in the library already, as “{there.Title}”.", there.Id, false),
        StoreResult.Refused refused => new(name, refused.Why, null, true),
        _ => throw new InvalidOperationException($"Storing ended with {result}."),
    };
}
