using KnowledgeHub.Accounts;
using KnowledgeHub.Web.Staff;
using Microsoft.AspNetCore.Identity;

namespace KnowledgeHub.Web.Accounts;

/// <summary>Logging in and out. A wrong address and a wrong password get the same answer.</summary>
public static class LoginEndpoints
{
    public static IResult Form(HttpContext context) =>
        context.User.Identity?.IsAuthenticated == true ? Results.Redirect("/admin") : Draw(context, "", Next(context.Request.Query["next"]), null);

    public static async Task<IResult> LogInAsync(HttpContext context, UserManager<Account> users, SignInManager<Account> signIn, AuditTrail audit, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var (email, next) = (form["email"].ToString().Trim(), Next(form["next"]));
        var account = await users.FindByEmailAsync(email);
        if (account is null)
        {
            // As much work as for a known address, so that the time does not tell.
            users.PasswordHasher.HashPassword(new Account(), form["password"].ToString());
            return Draw(context, email, next, Wrong);
        }

        var wasLocked = await users.IsLockedOutAsync(account);
        var result = await signIn.PasswordSignInAsync(account, form["password"].ToString(), isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            await audit.RecordAsync(account.Email, AuditAction.LoggedIn, new("account", account.Id), account.Email, ct);
        }
        else if (result.IsLockedOut && !wasLocked)
        {
            await audit.RecordAsync("", AuditAction.LockedOut, new("account", account.Id), $"{account.Email} after too many wrong passwords", ct);
        }

        return result.Succeeded ? Results.Redirect(next)
            : Draw(context, email, next, Wrong);
    }

    public static async Task<IResult> LogOutAsync(SignInManager<Account> signIn)
    {
        await signIn.SignOutAsync();
        return Results.Redirect("/");
    }

    private const string Wrong = "The address or the password is wrong, or it was tried too often. Try again, or wait ten minutes.";

    // Only paths of the staff side, so that nobody is led elsewhere after logging in.
    private static string Next(string? wanted) =>
        wanted is "/admin" || (wanted?.StartsWith("/admin/", StringComparison.Ordinal) == true && wanted.All(c => char.IsAscii(c) && !char.IsControl(c) && c != '\\') && !wanted.Contains("..", StringComparison.Ordinal))
            ? wanted
            : "/admin";

    private static IResult Draw(HttpContext context, string email, string next, string? problem) => StaffPages.Draw<LoginPage>(
        new LoginPageModel(StaffFrame.For(context, "Log in"), email, next, problem),
        problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
