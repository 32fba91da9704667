using KnowledgeHub.Accounts;
using KnowledgeHub.Web.Staff;
using Microsoft.AspNetCore.Identity;

namespace KnowledgeHub.Web.Accounts;

/// <summary>Logging in and out. A wrong address and a wrong password get the same answer.</summary>
public static class LoginEndpoints
{
    public const string Wrong = "The address or the password is wrong, or it was tried too often. Try again, or wait ten minutes.";

    public static IResult Form(HttpContext context) =>
        context.User.Identity?.IsAuthenticated == true ? Results.Redirect("/admin") : Draw(context, "", Next(context.Request.Query["next"]), null);

    public static async Task<IResult> LogInAsync(
        HttpContext context, UserManager<Account> users, StaffSignIn signIn, CheckPassword check, LoginAttempts attempts, AuditTrail audit, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var (email, next) = (form["email"].ToString().Replace("\0", "", StringComparison.Ordinal).Trim(), Next(form["next"]));
        var account = await users.FindByEmailAsync(email);
        if (await check.RunAsync(account, form["password"].ToString(), context.Network(), ct) is not { } attempt)
        {
            return Draw(context, email, next, Wrong);
        }

        var result = await signIn.AfterPasswordAsync(account!);
        if (result.RequiresTwoFactor)
        {
            await attempts.UndoAsync(attempt, ct);
            return Results.Redirect($"/login/second-step?next={Uri.EscapeDataString(next)}");
        }

        if (!result.Succeeded)
        {
            return Draw(context, email, next, Wrong);
        }

        await attempts.PassedAsync(attempt, ct);
        await audit.RecordAsync(account!.Email, AuditAction.LoggedIn, new("account", account.Id), account.Email, ct);
        return Results.Redirect(next);
    }

    public static async Task<IResult> LogOutAsync(HttpContext context, SignInManager<Account> signIn, Sessions sessions, CancellationToken ct)
    {
        if (context.User.Identity?.IsAuthenticated == true)
        {
            await sessions.EndAsync(context.User.StaffId(), context.User.SessionId(), null, ct);
        }

        await signIn.SignOutAsync();
        return Results.Redirect("/");
    }

    // Only paths of the staff side, so that nobody is led elsewhere after logging in.
    public static string Next(string? wanted) =>
        wanted is "/admin" || (wanted?.StartsWith("/admin/", StringComparison.Ordinal) == true && wanted.All(c => char.IsAscii(c) && !char.IsControl(c) && c != '\\') && !wanted.Contains("..", StringComparison.Ordinal))
            ? wanted
            : "/admin";

    public static IResult Draw(HttpContext context, string email, string next, string? problem) => StaffPages.Draw<LoginPage>(
        new LoginPageModel(StaffFrame.For(context, "Log in"), email, next, problem, PasskeyEndpoints.Work(context)),
        problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
