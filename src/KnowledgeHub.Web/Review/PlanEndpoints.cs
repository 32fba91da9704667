using System.Globalization;
using KnowledgeHub.Content;
using KnowledgeHub.Review;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Content;

namespace KnowledgeHub.Web.Review;

/// <summary>Plans when an item is published and when it leaves the site, and takes it off now.</summary>
public static class PlanEndpoints
{
    public static async Task<IResult> ScheduleAsync(string id, HttpContext context, SchedulePublication schedule, EditForm form, CancellationToken ct)
    {
        var posted = await context.Request.ReadFormAsync(ct);
        if (!TryReadTime(posted["publish-at"], out var due))
        {
            return await form.ShowAsync(context, id, [new("publish-at", "Choose the day and time (UTC) when it is published.")], ct);
        }

        var edit = posted["edit"] == "major" ? Edit.Major(posted["changeNote"].ToString()) : Edit.Minor;
        return await StageEndpoints.AnswerAsync(await schedule.RunAsync(id, posted["version"].ToString(), due, edit, context.User.StaffEmail(), ct), "planned", id, context, form, ct);
    }

    public static async Task<IResult> CancelScheduleAsync(string id, HttpContext context, SchedulePublication schedule, EditForm form, CancellationToken ct) =>
        await StageEndpoints.AnswerAsync(await schedule.CancelAsync(id, context.User.StaffEmail(), ct), "plan-cancelled", id, context, form, ct);

    public static async Task<IResult> EndAsync(string id, HttpContext context, ScheduleEnd end, EditForm form, CancellationToken ct)
    {
        var posted = await context.Request.ReadFormAsync(ct);
        return TryReadTime(posted["end-at"], out var due)
            ? await StageEndpoints.AnswerAsync(await end.RunAsync(id, due, posted["target"].ToString(), context.User.StaffEmail(), ct), "planned", id, context, form, ct)
            : await form.ShowAsync(context, id, [new("end-at", "Choose the day and time (UTC) when it leaves the site.")], ct);
    }

    public static async Task<IResult> CancelEndAsync(string id, HttpContext context, ScheduleEnd end, EditForm form, CancellationToken ct) =>
        await StageEndpoints.AnswerAsync(await end.CancelAsync(id, context.User.StaffEmail(), ct), "plan-cancelled", id, context, form, ct);

    public static async Task<IResult> UnpublishAsync(string id, HttpContext context, UnpublishContent unpublish, EditForm form, CancellationToken ct)
    {
        var target = (await context.Request.ReadFormAsync(ct))["target"].ToString();
        return await StageEndpoints.AnswerAsync(await unpublish.RunAsync(id, target, context.User.StaffEmail(), ct), "unpublished", id, context, form, ct);
    }

    private static bool TryReadTime(string? typed, out DateTimeOffset at) =>
        DateTimeOffset.TryParseExact(typed, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at);
}
