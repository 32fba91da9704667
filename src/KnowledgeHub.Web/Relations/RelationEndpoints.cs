using KnowledgeHub.Accounts;
using KnowledgeHub.Relations;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Content;

namespace KnowledgeHub.Web.Relations;

/// <summary>Relates an item to another, ends a relation, and suggests items while somebody types.</summary>
public static class RelationEndpoints
{
    public static async Task<IResult> AddAsync(string id, HttpContext context, ChangeRelation change, EditForm form, CancellationToken ct) =>
        await change.AddAsync(await ReadAsync(id, context, ct), context.User.StaffEmail(), context.User.May(Permission.Publish), ct) switch
        {
            RelationResult.Done => Results.Redirect($"/admin/content/{id}?done=relation-added#relations"),
            RelationResult.Unchanged => Results.Redirect($"/admin/content/{id}?done=relation-known#relations"),
            RelationResult.Invalid invalid => await form.ShowAsync(context, id, [new("relation", invalid.Message)], ct),
            _ => Results.NotFound(),
        };

    public static async Task<IResult> RemoveAsync(string id, HttpContext context, ChangeRelation change, EditForm form, CancellationToken ct) =>
        await change.RemoveAsync(await ReadAsync(id, context, ct), context.User.StaffEmail(), context.User.May(Permission.Publish), ct) switch
        {
            RelationResult.Done or RelationResult.Unchanged => Results.Redirect($"/admin/content/{id}?done=relation-removed#relations"),
            RelationResult.Invalid invalid => await form.ShowAsync(context, id, [new("relation", invalid.Message)], ct),
            _ => Results.NotFound(),
        };

    /// <summary>Items whose titles hold the words, each with the address that the form takes.</summary>
    public static async Task<IResult> SuggestAsync(string id, string? q, FindTarget find, CancellationToken ct) =>
        Results.Json(new { items = (await find.SuggestAsync(q ?? "", id, ct)).Select(item => new { address = item.Path, label = $"{item.Title} ({item.ContentType.Singular}, {item.State})" }) });

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
