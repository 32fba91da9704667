using KnowledgeHub.Accounts;
using KnowledgeHub.Mail;
using KnowledgeHub.Newsletters.Preflight;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Newsletters;

/// <summary>Whether issues need a second person, which administrators decide, and whether this is the hub that its database belongs to.</summary>
public static class NewsletterRules
{
    public static async Task<IResult> GetAsync(HttpContext context, IssueApprovals approvals, Installation installation, HubSettings hub, MailSettings mail, CancellationToken ct) =>
        StaffPages.Draw<NewsletterRulesPage>(new NewsletterRulesPageModel(
            StaffFrame.For(context, "Rules and installation"), await approvals.IsAskedAsync(ct), context.User.May(Permission.Administer), hub.PublicUrl, await installation.CopyOfAsync(ct), mail.OnlyTo));

    public static async Task<IResult> SaveAsync(HttpContext context, IssueApprovals approvals, CancellationToken ct)
    {
        // Whoever sends should not lift the rule that holds them.
        if (!context.User.May(Permission.Administer))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        await approvals.AskAsync((await context.Request.ReadFormAsync(ct))["approval"] == "on", context.User.StaffEmail(), ct);
        return Results.Redirect("/admin/issues/rules?done=newsletter-rule");
    }

    public static async Task<IResult> ConfirmAsync(HttpContext context, ConfirmInstallation confirm, CancellationToken ct)
    {
        if (!context.User.May(Permission.Administer))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        await confirm.RunAsync(context.User.StaffEmail(), ct);
        return Results.Redirect("/admin/issues/rules?done=installation");
    }
}

/// <summary>The rules of sending.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="ApprovalAsked">Whether issues need a second person.</param>
/// <param name="MayDecide">Whether this member of staff may change it.</param>
/// <param name="PublicUrl">This hub's address.</param>
/// <param name="CopyOf">The address of the hub that the database belongs to, when it is another.</param>
/// <param name="OnlyTo">The allow-list.</param>
public sealed record NewsletterRulesPageModel(StaffFrame Frame, bool ApprovalAsked, bool MayDecide, string PublicUrl, string? CopyOf, OnlyTo OnlyTo);
