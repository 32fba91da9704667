using KnowledgeHub.Mail;
using KnowledgeHub.Newsletters.Bounces;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Newsletters;

/// <summary>Shows whom returned mail holds and what nobody could read, and undoes it.</summary>
public static class ReturnsEndpoints
{
    private const int Most = 200;

    public static async Task<IResult> GetAsync(HttpContext context, ReturnDesk desk, MailSettings mail, CancellationToken ct)
    {
        var (held, total) = await desk.HeldAsync(Most, ct);
        return StaffPages.Draw<ReturnsPage>(new ReturnsPageModel(
            StaffFrame.For(context, "Returned mail"), held, total, await desk.UnreadAsync(Most, ct), mail.BouncesFrom is not null || mail.BouncesToken is not null));
    }

    public static async Task<IResult> LiftAsync(string id, HttpContext context, ReturnDesk desk, CancellationToken ct) =>
        Results.Redirect(await desk.LiftAsync(id, context.User.StaffEmail(), ct) ? "/admin/issues/returns?done=sends-again" : "/admin/issues/returns");

    public static async Task<IResult> SettleAsync(string id, HttpContext context, ReturnDesk desk, CancellationToken ct)
    {
        await desk.SettleAsync(id, context.User.StaffEmail(), ct);
        return Results.Redirect("/admin/issues/returns?done=return-settled");
    }
}

/// <summary>What came back.</summary>
public sealed record ReturnsPageModel(StaffFrame Frame, IReadOnlyList<HeldAddress> Held, int Total, IReadOnlyList<UnreadReturn> Unread, bool IsSet);
