using System.Globalization;
using KnowledgeHub.Content;
using KnowledgeHub.Newsletters;
using KnowledgeHub.Newsletters.Preflight;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Web.Accounts;

namespace KnowledgeHub.Web.Newsletters;

/// <summary>Sends a test, schedules an issue, sends it now, or takes it back.</summary>
public static class SendEndpoints
{
    public static async Task<IResult> TestAsync(string id, HttpContext context, IssueStore issues, SendTest test, ComposeForm form, CancellationToken ct)
    {
        if (await issues.FindAsync(id, ct) is not { } issue)
        {
            return Results.NotFound();
        }

        var posted = await context.Request.ReadFormAsync(ct);
        var audience = Audience.Find(posted["audience"])?.Id ?? Audience.All[0].Id;
        var locale = Locales.Offered.FirstOrDefault(offered => offered.Tag == posted["locale"]).Tag ?? "en";
        return await test.RunAsync(issue, new Reader(audience, locale, ""), posted["to"].ToString(), ct) is { } problem
            ? await form.DrawAsync(context, issue, ComposeEndpoints.Typed(issue), [new("test", problem)], "", ct)
            : Results.Redirect($"/admin/issues/{id}?done=test-sent");
    }

    public static async Task<IResult> ScheduleAsync(
        string id, HttpContext context, IssueStore issues, DecideToSend decide, ComposeForm form, PreflightDesk desk, CancellationToken ct)
    {
        if (await issues.FindAsync(id, ct) is not { } issue)
        {
            return Results.NotFound();
        }

        var posted = await context.Request.ReadFormAsync(ct);
        var isNow = posted["action"] == "now";
        var due = DateTimeOffset.MinValue;
        if (!isNow && !DateTimeOffset.TryParseExact(posted["due"].ToString(), "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out due))
        {
            return await ShowAsync("Choose the day and time (UTC) when the issue goes out.");
        }

        var decision = await decide.RunAsync(id, isNow ? null : due, posted["seen"].ToString(), context.User.StaffEmail(), ct);
        return decision is { Problem: null } ? Results.Redirect($"/admin/issues/{id}?done={(isNow ? "sending" : "scheduled")}")
            : decision.Report is { } report ? await desk.DrawAsync(context, issue, [new("send", decision.Problem)], report, ct)
            : await ShowAsync(decision.Problem);

        Task<IResult> ShowAsync(string problem) => form.DrawAsync(context, issue, ComposeEndpoints.Typed(issue), [new("send", problem)], "", ct);
    }

    public static async Task<IResult> StopAsync(string id, HttpContext context, StopIssue stop, CancellationToken ct)
    {
        await stop.RunAsync(id, context.User.StaffEmail(), ct);
        return Results.Redirect($"/admin/issues/{id}?done=stopped");
    }

    public static async Task<IResult> CancelAsync(string id, HttpContext context, IssueStore issues, ScheduleIssue schedule, ComposeForm form, CancellationToken ct)
    {
        if (await schedule.CancelAsync(id, context.User.StaffEmail(), ct) == ScheduleResult.Cancelled)
        {
            return Results.Redirect($"/admin/issues/{id}?done=cancelled");
        }

        return await issues.FindAsync(id, ct) is { } issue
            ? await form.DrawAsync(context, issue, ComposeEndpoints.Typed(issue), [new("send", "It is too late to cancel: the issue is being sent or was never scheduled.")], "", ct)
            : Results.NotFound();
    }
}
