using KnowledgeHub.SearchDesk;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.SearchDesk;

/// <summary>Groups of words that mean the same: looked through, tried, added, changed and removed.</summary>
public static class ThesaurusEndpoints
{
    private const int Size = 50;

    public static async Task<IResult> ListAsync(HttpContext context, ThesaurusGroups groups, TermStore terms, string? q, int? page, CancellationToken ct)
    {
        var words = q ?? "";
        var found = await groups.ListAsync(words, ct);
        var pages = Math.Max(1, (found.Count + Size - 1) / Size);
        var current = Math.Clamp(page ?? 1, 1, pages);
        var topics = (await terms.ReadAsync(ct)).Topics
            .Where(topic => topic.Synonyms.Count > 0 && (string.IsNullOrWhiteSpace(words) || new ThesaurusGroup(0, [topic.Name, .. topic.Synonyms]).Holds(words)));
        return StaffPages.Draw<ThesaurusPage>(new ThesaurusPageModel(
            StaffFrame.For(context, "Thesaurus"), [.. found.Skip((current - 1) * Size).Take(Size)], found.Count, words, [.. topics], current, pages));
    }

    public static async Task<IResult> NewAsync(HttpContext context, TryGroup trial, string? term, string? from, CancellationToken ct) =>
        await DrawAsync(context, trial, new GroupForm(null, "", string.IsNullOrWhiteSpace(term) ? "" : term + "\n", from ?? ""), null, ct);

    public static async Task<IResult> EditAsync(int number, HttpContext context, ThesaurusGroups groups, TryGroup trial, CancellationToken ct) =>
        await groups.FindAsync(number, ct) is { } group
            ? await DrawAsync(context, trial, new GroupForm(number, group.State, string.Join('\n', group.Terms), ""), null, ct)
            : Results.NotFound();

    public static Task<IResult> AddAsync(HttpContext context, SaveThesaurusGroup save, ZeroHits zeroHits, TryGroup trial, CancellationToken ct) =>
        StoreAsync(null, context, save, zeroHits, trial, ct);

    public static Task<IResult> SaveAsync(int number, HttpContext context, SaveThesaurusGroup save, ZeroHits zeroHits, TryGroup trial, CancellationToken ct) =>
        StoreAsync(number, context, save, zeroHits, trial, ct);

    public static async Task<IResult> RemoveAsync(int number, HttpContext context, RemoveThesaurusGroup remove, TryGroup trial, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        return await remove.RunAsync(number, form["based-on"].ToString(), context.User.StaffEmail(), ct) switch
        {
            ThesaurusResult.Removed => Results.Redirect("/admin/search/thesaurus?done=group-removed"),
            ThesaurusResult.Conflict { Theirs: { } theirs } conflict =>
                await DrawAsync(context, trial, new GroupForm(number, theirs.State, string.Join('\n', theirs.Terms), ""), conflict, ct),
            _ => Results.NotFound(),
        };
    }

    private static async Task<IResult> StoreAsync(int? number, HttpContext context, SaveThesaurusGroup save, ZeroHits zeroHits, TryGroup trial, CancellationToken ct)
    {
        var posted = await context.Request.ReadFormAsync(ct);
        var form = new GroupForm(number, posted["based-on"].ToString(), posted["terms"].ToString(), posted["from"].ToString());
        if (posted["action"] == "try")
        {
            return await DrawAsync(context, trial, form, null, ct);
        }

        var result = await save.RunAsync(number, form.BasedOn, form.Terms, context.User.StaffEmail(), ct);
        switch (result)
        {
            case ThesaurusResult.Saved when form.From.Length > 0 && await zeroHits.MarkAsync(form.From, ZeroHitOutcome.Synonym, context.User.StaffEmail(), ct):
                return Results.Redirect("/admin/search/nothing-found?done=group-saved");
            case ThesaurusResult.Saved saved:
                return Results.Redirect($"/admin/search/thesaurus/{saved.Group.Number}?done=group-saved");
            case ThesaurusResult.Unchanged:
                return Results.Redirect($"/admin/search/thesaurus/{number}?done=group-unchanged");
            default:
                return await DrawAsync(context, trial, form, result, ct);
        }
    }

    private static async Task<IResult> DrawAsync(HttpContext context, TryGroup trial, GroupForm form, ThesaurusResult? result, CancellationToken ct)
    {
        var isNew = form.Number is null;
        // After a conflict the form is based on what stands now: saving again is a decision, no accident.
        var shown = result is ThesaurusResult.Conflict conflict ? form with { Number = conflict.Theirs?.Number, BasedOn = conflict.Theirs?.State ?? "" } : form;
        return StaffPages.Draw<ThesaurusGroupPage>(
            new ThesaurusGroupPageModel(
                StaffFrame.For(context, isNew ? "New group" : "Words that mean the same"), shown, (result as ThesaurusResult.Invalid)?.Problems ?? [],
                result as ThesaurusResult.Conflict, await trial.RunAsync(CheckThesaurusGroup.Tidy(form.Terms), ct)),
            result is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}

/// <summary>The list of groups, and the other names of topics beside it.</summary>
public sealed record ThesaurusPageModel(StaffFrame Frame, IReadOnlyList<ThesaurusGroup> Groups, int Total, string Words, IReadOnlyList<Topic> Topics, int Page, int Pages);

/// <summary>A group as it stands in its form.</summary>
/// <param name="Number">Null for a new one.</param>
/// <param name="BasedOn">The state that the editor saw.</param>
/// <param name="Terms">One a line.</param>
/// <param name="From">The question on the zero-hit queue that this group answers, or empty.</param>
public sealed record GroupForm(int? Number, string BasedOn, string Terms, string From);

/// <summary>One group; <paramref name="Trial"/> is null while the index can't answer.</summary>
public sealed record ThesaurusGroupPageModel(StaffFrame Frame, GroupForm Form, IReadOnlyList<KnowledgeHub.Content.Problem> Problems, ThesaurusResult.Conflict? Conflict, GroupTrial? Trial);
