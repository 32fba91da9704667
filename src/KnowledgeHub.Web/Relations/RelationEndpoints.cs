using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Relations;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Content;

namespace KnowledgeHub.Web.Relations;

/// <summary>Relates an item to another, ends a relation, and suggests items while somebody types.</summary>
public static class RelationEndpoints
{
    public static async Task<IResult> AddAsync(string id, HttpContext context, ChangeRelation change, FindTarget find, EditForm form, CancellationToken ct)
    {
        var choice = await ReadAsync(id, context, ct);
        return await MayAsync(context, choice, find, ct)
            ? await AddAsync(choice, context, change, form, ct)
            : await form.ShowAsync(context, id, [OutOfReach], ct);
    }

    private static async Task<IResult> AddAsync(RelationChoice choice, HttpContext context, ChangeRelation change, EditForm form, CancellationToken ct) =>
        await change.AddAsync(choice, context.User.StaffEmail(), context.User.May(Permission.Publish), ct) switch
        {
            RelationResult.Done => Results.Redirect($"/admin/content/{choice.OwnId}?done=relation-added#relations"),
            RelationResult.Unchanged => Results.Redirect($"/admin/content/{choice.OwnId}?done=relation-known#relations"),
            RelationResult.Invalid invalid => await form.ShowAsync(context, choice.OwnId, [new("relation", invalid.Message)], ct),
            _ => Results.NotFound(),
        };

    public static async Task<IResult> RemoveAsync(string id, HttpContext context, ChangeRelation change, FindTarget find, EditForm form, CancellationToken ct)
    {
        var choice = await ReadAsync(id, context, ct);
        return await MayAsync(context, choice, find, ct)
            ? await RemoveAsync(choice, context, change, form, ct)
            : await form.ShowAsync(context, id, [OutOfReach], ct);
    }

    private static async Task<IResult> RemoveAsync(RelationChoice choice, HttpContext context, ChangeRelation change, EditForm form, CancellationToken ct) =>
        await change.RemoveAsync(choice, context.User.StaffEmail(), context.User.May(Permission.Publish), ct) switch
        {
            RelationResult.Done or RelationResult.Unchanged => Results.Redirect($"/admin/content/{choice.OwnId}?done=relation-removed#relations"),
            RelationResult.Invalid invalid => await form.ShowAsync(context, choice.OwnId, [new("relation", invalid.Message)], ct),
            _ => Results.NotFound(),
        };

    /// <summary>Items whose titles hold the words, each with the address that the form takes.</summary>
    public static async Task<IResult> SuggestAsync(string id, string? q, FindTarget find, CancellationToken ct) =>
        Results.Json(new { items = (await find.SuggestAsync(q ?? "", id, ct)).Select(item => new { address = item.Path, label = $"{item.Title} ({item.ContentType.Singular}, {item.State})" }) });

    private static Problem OutOfReach { get; } = new("relation", "The other item lies outside the types and topics that you look after; ask somebody who looks after it.");

    // A relation shows on the pages of both items, so both have to be within one's limits.
    private static async Task<bool> MayAsync(HttpContext context, RelationChoice choice, FindTarget find, CancellationToken ct) =>
        context.Scope().IsAll || await find.FindAsync(choice.Other, ct) is not { } other || context.Scope().Allows(other);

    private static async Task<RelationChoice> ReadAsync(string id, HttpContext context, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var kind = form["kind"].ToString();
        // One field says what and in which direction: "supersedes", or "by-supersedes" for being superseded.
        return kind.StartsWith(RelationsBox.Backward, StringComparison.Ordinal)
            ? new(id, kind[RelationsBox.Backward.Length..], Forward: false, form["other"].ToString())
            : new(id, kind, Forward: true, form["other"].ToString());
    }
}
