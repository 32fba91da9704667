using System.Globalization;
using KnowledgeHub.Content;
using KnowledgeHub.Search;
using KnowledgeHub.SearchDesk;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.SearchDesk;

/// <summary>Items above the results of a question: listed, added with a search for the item, changed and removed.</summary>
public static class PromotedEndpoints
{
    private const int MostFound = 10;

    public static async Task<IResult> ListAsync(HttpContext context, PromotedResults promoted, TimeProvider clock, string? q, CancellationToken ct) =>
        StaffPages.Draw<PromotedPage>(new PromotedPageModel(StaffFrame.For(context, "Promoted results"), await promoted.ListAsync(q ?? "", ct), q ?? "", Today(clock)));

    public static Task<IResult> NewAsync(HttpContext context, FindItems find, LiveContent live, string? query, string? from, CancellationToken ct) =>
        DrawNewAsync(context, new PromotedForm(query ?? "", "", "", "", "", from ?? ""), [], find, live, ct);

    public static async Task<IResult> AddAsync(HttpContext context, SavePromoted save, ZeroHits zeroHits, FindItems find, LiveContent live, CancellationToken ct)
    {
        var form = PromotedForm.Read(await context.Request.ReadFormAsync(ct));
        if (form.Action == "find")
        {
            return await DrawNewAsync(context, form, [], find, live, ct);
        }

        var until = form.Day;
        var outcome = until is null && form.Until.Length > 0
            ? new PromotedOutcome.Invalid([UnreadableDay])
            : await save.RunAsync(new PromotedDraft { Query = form.Query, ContentId = form.Item, Until = until, Reason = form.Reason }, context.User.StaffEmail(), ct);
        if (outcome is PromotedOutcome.Invalid invalid)
        {
            return await DrawNewAsync(context, form, invalid.Problems, find, live, ct);
        }

        return form.From.Length > 0 && await zeroHits.MarkAsync(form.From, ZeroHitOutcome.Promoted, context.User.StaffEmail(), ct)
            ? Results.Redirect("/admin/search/nothing-found?done=promoted-saved")
            : Results.Redirect("/admin/search/promoted?done=promoted-saved");
    }

    public static async Task<IResult> EditAsync(string id, HttpContext context, PromotedResults promoted, TimeProvider clock, CancellationToken ct) =>
        await promoted.FindAsync(id, ct) is { } result ? DrawEdit(context, result, Typed(result), [], false, clock) : Results.NotFound();

    public static async Task<IResult> SaveAsync(string id, HttpContext context, PromotedResults promoted, SavePromoted save, TimeProvider clock, CancellationToken ct)
    {
        var posted = await context.Request.ReadFormAsync(ct);
        var form = PromotedForm.Read(posted);
        if (await promoted.FindAsync(id, ct) is not { } now)
        {
            return Results.NotFound();
        }

        if (form.Day is null && form.Until.Length > 0)
        {
            return DrawEdit(context, now, form, [UnreadableDay], false, clock);
        }

        _ = int.TryParse(posted["based-on"], CultureInfo.InvariantCulture, out var basedOn);
        var draft = new PromotedDraft { Id = id, Query = form.Query, Until = form.Day, Reason = form.Reason, BasedOn = basedOn };
        return await save.RunAsync(draft, context.User.StaffEmail(), ct) switch
        {
            PromotedOutcome.Saved => Results.Redirect("/admin/search/promoted?done=promoted-saved"),
            PromotedOutcome.Invalid invalid => DrawEdit(context, now with { Version = basedOn }, form, invalid.Problems, false, clock),
            PromotedOutcome.Conflict conflict => DrawEdit(context, conflict.Theirs, form, [], true, clock),
            _ => Results.NotFound(),
        };
    }

    public static async Task<IResult> RemoveAsync(string id, HttpContext context, RemovePromoted remove, CancellationToken ct)
    {
        await remove.RunAsync(id, context.User.StaffEmail(), ct);
        return Results.Redirect("/admin/search/promoted?done=promoted-removed");
    }

    private static Problem UnreadableDay { get; } = new("until", "Write the day as year-month-day, such as 2026-12-31, or leave it empty.");

    private static async Task<IResult> DrawNewAsync(HttpContext context, PromotedForm form, IReadOnlyList<Problem> problems, FindItems find, LiveContent live, CancellationToken ct)
    {
        // An item that was marked stays in the list while others are looked for.
        var found = form.Find.Trim().Length > 0 ? await find.RunAsync(new SearchRequest { Words = form.Find, Size = MostFound }, ct) : new SearchAnswer();
        var ids = found.Items.Select(item => item.ContentId).Prepend(form.Item).Where(id => id.Length > 0).Distinct().ToList();
        var items = ids.Count == 0 ? [] : (await live.FindManyAsync(ids, ct)).ToDictionary(item => item.ContentId);
        return StaffPages.Draw<PromotedNewPage>(
            new PromotedNewPageModel(StaffFrame.For(context, "Promote an item"), form, [.. ids.Where(items.ContainsKey).Select(id => items[id])], problems, found.Unavailable),
            problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static IResult DrawEdit(HttpContext context, PromotedResult result, PromotedForm form, IReadOnlyList<Problem> problems, bool conflict, TimeProvider clock) =>
        StaffPages.Draw<PromotedEditPage>(
            new PromotedEditPageModel(StaffFrame.For(context, "Promoted result"), result, form, problems, conflict, Today(clock)),
            problems.Count == 0 && !conflict ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static PromotedForm Typed(PromotedResult result) =>
        new(result.Query, "", result.ContentId, result.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", result.Reason, "");

    private static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}

/// <summary>What stands in the form of a promoted result.</summary>
/// <param name="Query">The question.</param>
/// <param name="Find">Words by which the item is looked for.</param>
/// <param name="Item">The id of the chosen item.</param>
/// <param name="Until">The last day, as typed.</param>
/// <param name="Reason">Why.</param>
/// <param name="From">The question on the zero-hit queue that this answers, or empty.</param>
/// <param name="Action">The button that was pressed.</param>
public sealed record PromotedForm(string Query, string Find, string Item, string Until, string Reason, string From, string Action = "")
{
    public DateOnly? Day => DateOnly.TryParseExact(Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static PromotedForm Read(IFormCollection form) => new(
        form["query"].ToString(), form["find"].ToString(), form["item"].ToString(), form["until"].ToString().Trim(), form["reason"].ToString(), form["from"].ToString(), form["action"].ToString());
}

/// <summary>All promoted results.</summary>
public sealed record PromotedPageModel(StaffFrame Frame, IReadOnlyList<PromotedResult> Results, string Words, DateOnly Today);

/// <summary>Promoting an item, with the items that were found for it.</summary>
public sealed record PromotedNewPageModel(StaffFrame Frame, PromotedForm Form, IReadOnlyList<LiveItem> Found, IReadOnlyList<Problem> Problems, bool Unavailable);

/// <summary>Changing one.</summary>
public sealed record PromotedEditPageModel(StaffFrame Frame, PromotedResult Result, PromotedForm Form, IReadOnlyList<Problem> Problems, bool Conflict, DateOnly Today);
