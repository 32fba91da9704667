using KnowledgeHub.Newsletters;
using KnowledgeHub.Web.Accounts;

namespace KnowledgeHub.Web.Newsletters;

/// <summary>Follows an issue on its way: how far it is, pause, resume, and what becomes of uncertain ones.</summary>
public static class SendingEndpoints
{
    /// <summary>What the page's module asks for every two seconds.</summary>
    public static async Task<IResult> ReadAsync(string id, HttpContext context, WatchSending watch, CancellationToken ct)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await watch.RunAsync(id, ct) is { } sending
            ? Results.Json(new SendingProgress(
                sending.Stage,
                sending.Handled,
                sending.Total,
                SendingText.Of(sending),
                [.. SendingText.Figures(sending).Select(figure => new SendingFigure(figure.Count, figure.Text))]))
            : Results.NotFound();
    }

    public static async Task<IResult> PauseAsync(string id, HttpContext context, PauseIssue pause, CancellationToken ct) =>
        Back(id, await pause.RunAsync(id, context.User.StaffEmail(), ct) ? "paused" : "not-paused");

    public static async Task<IResult> ResumeAsync(string id, HttpContext context, PauseIssue pause, CancellationToken ct) =>
        Back(id, await pause.ResumeAsync(id, context.User.StaffEmail(), ct) ? "resumed" : "not-resumed");

    public static async Task<IResult> SettleAsync(string id, HttpContext context, SettleUncertain settle, CancellationToken ct)
    {
        var posted = await context.Request.ReadFormAsync(ct);
        if (posted["sure"] != "yes" || posted["decision"] is not [("again" or "leave") and var decision])
        {
            return Back(id, "not-settled");
        }

        var rows = decision == "again" ? await settle.SendAgainAsync(id, context.User.StaffEmail(), ct) : await settle.LeaveAsync(id, context.User.StaffEmail(), ct);
        return Back(id, rows == 0 ? "settled-before" : decision == "again" ? "settled-again" : "settled-left");
    }

    private static IResult Back(string id, string done) => Results.Redirect($"/admin/issues/{Uri.EscapeDataString(id)}?done={done}");
}

/// <summary>How far an issue is; another <paramref name="Stage"/> than the page was drawn in wants the page drawn anew.</summary>
public sealed record SendingProgress(string Stage, int Handled, int Total, string Text, IReadOnlyList<SendingFigure> Figures);

/// <summary>One of the figures under the progress bar.</summary>
public sealed record SendingFigure(int Count, string Text);
