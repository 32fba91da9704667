using KnowledgeHub.Review;
using KnowledgeHub.Web.Accounts;

namespace KnowledgeHub.Web.Review;

/// <summary>Comments of colleagues.</summary>
public static class CommentEndpoints
{
    public static async Task<IResult> AddAsync(string id, HttpContext context, AddComment add, ReviewDraft page, CancellationToken ct)
    {
        var posted = await context.Request.ReadFormAsync(ct);
        var comment = new NewComment
        {
            Version = posted["version"].ToString(),
            Answers = posted["answers"].ToString() is { Length: > 0 } thread ? thread : null,
            Anchor = posted["anchor"].ToString(),
            Quote = posted["quote"].ToString(),
            Text = posted["text"].ToString(),
        };
        return await add.RunAsync(id, comment, context.User.StaffEmail(), context.User.StaffName(), ct) is { } problem
            ? await page.DrawAsync(id, context, problem, comment, null, ct)
            : Results.Redirect($"/admin/content/{id}/review?done=commented#comments");
    }

    public static async Task<IResult> ResolveAsync(string id, string comment, string action, HttpContext context, ResolveComment resolve, CancellationToken ct)
    {
        await resolve.RunAsync(id, comment, action == "resolve", context.User.StaffEmail(), ct);
        return Results.Redirect($"/admin/content/{id}/review?done={(action == "resolve" ? "resolved" : "reopened")}#comments");
    }
}
