using KnowledgeHub.Accounts;
using KnowledgeHub.Web.Staff;
using Microsoft.AspNetCore.Identity;

namespace KnowledgeHub.Web.Accounts;

/// <summary>Where mailed links lead: accepting an invitation, and choosing a new password after one was forgotten.</summary>
public static class LinkEndpoints
{
    public static void MapAccountLinks(this WebApplication app)
    {
        app.MapGet("/password", (HttpContext context) => DrawForgotten(context, false, null));
        app.MapPost("/password", AskAsync).AddEndpointFilter<RequireFormToken>().RequireRateLimiting(Site.Setup.FormLimit);
        foreach (var purpose in new[] { AccountLinks.Invitation, AccountLinks.Password })
        {
            app.MapGet($"/{purpose}/{{token}}", (string token, HttpContext context, AccountLinks links, UserManager<Account> users, CancellationToken ct) =>
                ShowAsync(context, purpose, token, "", null, links, users, ct));
            app.MapPost($"/{purpose}/{{token}}", (string token, HttpContext context, AccountLinks links, SetPassword set, UserManager<Account> users, CancellationToken ct) =>
                ChooseAsync(context, purpose, token, links, set, users, ct)).AddEndpointFilter<RequireFormToken>().RequireRateLimiting(Site.Setup.FormLimit);
        }
    }

    private static async Task<IResult> AskAsync(HttpContext context, MailPasswordLink mail, CancellationToken ct)
    {
        var problem = await mail.RunAsync((await context.Request.ReadFormAsync(ct))["email"].ToString(), ct);
        return DrawForgotten(context, problem is null, problem);
    }

    private static async Task<IResult> ChooseAsync(HttpContext context, string purpose, string token, AccountLinks links, SetPassword set, UserManager<Account> users, CancellationToken ct)
    {
        var posted = await context.Request.ReadFormAsync(ct);
        var name = posted["name"].ToString().Replace("\0", "", StringComparison.Ordinal);
        return await set.ByLinkAsync(token, purpose, name, posted["password"].ToString(), ct) is { } problem
            ? await ShowAsync(context, purpose, token, name, problem, links, users, ct)
            : Results.Redirect($"/login?done={(purpose == AccountLinks.Invitation ? "account-ready" : "password-set")}");
    }

    private static async Task<IResult> ShowAsync(HttpContext context, string purpose, string token, string name, string? problem, AccountLinks links, UserManager<Account> users, CancellationToken ct)
    {
        // The address of this page opens an account, so no other site may learn it.
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        var account = await links.FindAsync(token, purpose, ct) is { } id ? await users.FindByIdAsync(id) : null;
        var title = account is null ? "This link no longer works" : purpose == AccountLinks.Invitation ? "Welcome" : "Choose a new password";
        return StaffPages.Draw<LinkPage>(
            new LinkPageModel(StaffFrame.For(context, title), purpose, token, account?.Email ?? "", name, problem),
            account is null ? StatusCodes.Status404NotFound : problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static IResult DrawForgotten(HttpContext context, bool sent, string? problem) => StaffPages.Draw<ForgottenPage>(
        new ForgottenPageModel(StaffFrame.For(context, "Forgotten password"), sent, problem),
        problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
