using System.Globalization;
using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Review;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Content;

namespace KnowledgeHub.Web.Review;

/// <summary>Sends a draft to review, approves it, sends it back; and sets when the item is looked at again.</summary>
public static class StageEndpoints
{
    public static async Task<IResult> SendAsync(string id, HttpContext context, SendToReview send, EditForm form, CancellationToken ct)
    {
        var posted = await context.Request.ReadFormAsync(ct);
        if (!TryReadDay(posted["due"], out var due))
        {
            return await form.ShowAsync(context, id, [new("due", "Choose a day from the calendar, or leave it empty.")], ct);
        }

        var request = new ReviewRequest
        {
            Version = posted["version"].ToString(),
            Reviewers = [.. posted["reviewer"].OfType<string>().Where(address => address.Length > 0)],
            DueOn = due,
            Message = posted["message"].ToString(),
        };
        return await AnswerAsync(await send.RunAsync(id, request, context.User.StaffEmail(), ct), "sent-to-review", id, context, form, ct);
    }

    public static async Task<IResult> TakeBackAsync(string id, HttpContext context, TakeBack take, Drafts drafts, EditForm form, CancellationToken ct)
    {
        if (await drafts.FindAsync(id, ct) is not { } state)
        {
            return Results.NotFound();
        }

        var who = context.User.StaffEmail();
        return context.User.May(Permission.Publish) || state.Sent?.SentBy == who || state.WroteIt(who)
            ? await AnswerAsync(await take.RunAsync(id, who, ct), "taken-back", id, context, form, ct)
            : Results.StatusCode(StatusCodes.Status403Forbidden);
    }

    public static async Task<IResult> ApproveAsync(string id, HttpContext context, ApproveDraft approve, EditForm form, CancellationToken ct)
    {
        var version = (await context.Request.ReadFormAsync(ct))["version"].ToString();
        return await AnswerAsync(await approve.RunAsync(id, version, context.User.StaffEmail(), context.User.StaffName(), ct), "approved", id, context, form, ct);
    }

    public static async Task<IResult> SendBackAsync(string id, HttpContext context, SendBack back, Drafts drafts, EditForm form, CancellationToken ct)
    {
        if (await drafts.FindAsync(id, ct) is not { } state)
        {
            return Results.NotFound();
        }

        if (!context.User.May(Permission.Publish) && !state.IsReviewer(context.User.StaffEmail()))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var posted = await context.Request.ReadFormAsync(ct);
        return await AnswerAsync(await back.RunAsync(id, posted["version"].ToString(), posted["reason"].ToString(), context.User.StaffEmail(), ct), "sent-back", id, context, form, ct);
    }

    public static async Task<IResult> ReviewDateAsync(string id, HttpContext context, SetReviewDate set, EditForm form, CancellationToken ct)
    {
        var posted = await context.Request.ReadFormAsync(ct);
        return TryReadDay(posted["review-by"], out var day)
            ? await AnswerAsync(await set.RunAsync(id, day, posted["action"] == "still-right", context.User.StaffEmail(), ct), "review-date", id, context, form, ct)
            : await form.ShowAsync(context, id, [new("review-by", "Choose a day from the calendar, or leave it empty.")], ct);
    }

    /// <summary>Back to the item: with what was done, or with what to mend.</summary>
    internal static async Task<IResult> AnswerAsync(Problem? problem, string done, string id, HttpContext context, EditForm form, CancellationToken ct) =>
        problem is null ? Results.Redirect($"/admin/content/{id}?done={done}") : await form.ShowAsync(context, id, [problem], ct);

    private static bool TryReadDay(string? typed, out DateOnly? day)
    {
        var empty = string.IsNullOrWhiteSpace(typed);
        var read = DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var known);
        day = empty ? null : known;
        return empty || read;
    }
}
