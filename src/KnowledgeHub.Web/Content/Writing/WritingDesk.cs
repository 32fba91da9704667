using System.Globalization;
using KnowledgeHub.Content;
using KnowledgeHub.Content.Advice;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Content.Writing;

/// <summary>What the editor's script asks for while somebody writes: keep this, who else is here, what would you advise.</summary>
public static class WritingDesk
{
    /// <summary>The limit on how often one address may ask; people who share it write at the same time.</summary>
    public const string Limit = "writing";

    public const int MostPerMinute = 600;

    public static void MapWriting(this RouteGroupBuilder desk)
    {
        desk.MapPost("/new/kept", (HttpContext context, Autosaves autosaves, string? type, CancellationToken ct) =>
            ContentType.Find(type) is { } known ? KeepAsync(context, autosaves, Autosave.NewOf(known), ct) : Task.FromResult(Results.NotFound())).RequireRateLimiting(Limit);
        desk.MapPost("/{id}/kept", (string id, HttpContext context, Autosaves autosaves, CancellationToken ct) => KeepAsync(context, autosaves, id, ct)).RequireRateLimiting(Limit);
        desk.MapPost("/kept/forget", ForgetAsync);
        desk.MapPost("/{id}/editing", EditingAsync).RequireRateLimiting(Limit);
        desk.MapPost("/advice", AdviseAsync).RequireRateLimiting(Limit);
        desk.MapPost("/{id}/links", LinkCheck.RunAsync).RequireRateLimiting(Site.Setup.FormLimit);
    }

    /// <summary>The time of day as the editor shows it.</summary>
    public static string Clock(DateTimeOffset at) => $"{at.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC";

    /// <summary>Who else is here, in a sentence each.</summary>
    public static string Sentence(Presence other) => $"{other.Name} opened this at {Clock(other.OpenedAt)} and is editing it.";

    private static async Task<IResult> KeepAsync(HttpContext context, Autosaves autosaves, string work, CancellationToken ct)
    {
        if (!Storage.Id.IsId(work) && !work.StartsWith("new:", StringComparison.Ordinal))
        {
            return Results.NotFound();
        }

        var form = await context.Request.ReadFormAsync(ct);
        var copy = new Autosave { Page = form["page"].ToString(), Work = work, Title = form["title"].ToString(), Form = KeptForm.Write(form) };
        return await autosaves.KeepAsync(copy, context.User.StaffId(), ct) is { } at
            ? Results.Text(Clock(at))
            : Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
    }

    private static async Task<IResult> ForgetAsync(HttpContext context, Autosaves autosaves, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        await autosaves.ForgetAsync(context.User.StaffId(), form["page"].ToString(), ct);
        return Results.Redirect(ContentType.Find(form["type"]) is { } type && form["item"].ToString().Length == 0
            ? $"/admin/content/new?type={type.Id}&done=kept-forgotten"
            : $"/admin/content/{Uri.EscapeDataString(form["item"].ToString())}?done=kept-forgotten");
    }

    private static async Task<IResult> EditingAsync(string id, HttpContext context, WhoIsEditing editing, CancellationToken ct)
    {
        var account = context.User.StaffId();
        if ((await context.Request.ReadFormAsync(ct))["leave"] == "1")
        {
            await editing.LeaveAsync(id, account, ct);
            return Results.NoContent();
        }

        await editing.ComeAsync(id, account, context.User.StaffName(), ct);
        return Results.Json((await editing.OthersAsync(id, account, ct)).Select(Sentence));
    }

    private static async Task<IResult> AdviseAsync(HttpContext context, AdviseOnItem advise, string? type, CancellationToken ct)
    {
        if (ContentType.Find(type) is not { } known)
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "no-store";
        var typed = EditForm.Typed.Read(known, await context.Request.ReadFormAsync(ct));
        return StaffPages.Draw<AdviceList>(await advise.RunAsync(known, typed.Body, typed.Locale, ct));
    }
}
