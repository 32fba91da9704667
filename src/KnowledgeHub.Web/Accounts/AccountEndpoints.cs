using KnowledgeHub.Accounts;
using KnowledgeHub.Web.Staff;
using Microsoft.AspNetCore.Identity;

namespace KnowledgeHub.Web.Accounts;

/// <summary>One's own account: name, password, second factor, passkeys and where one is logged in.</summary>
public static class AccountEndpoints
{
    public static void MapOwnAccount(this WebApplication app)
    {
        var own = app.MapStaffGroup("/admin/account", Permission.Write);
        own.MapGet("", (HttpContext context, AccountForm form, CancellationToken ct) => form.ShowAsync(context, "", null, ct));
        own.MapPost("/name", NameAsync);
        own.MapPost("/password", PasswordAsync).RequireRateLimiting(Site.Setup.FormLimit);
        own.MapPost("/sessions/end", async (HttpContext context, Sessions sessions, CancellationToken ct) =>
        {
            await sessions.EndAsync(context.User.StaffId(), (await context.Request.ReadFormAsync(ct))["session"].ToString(), context.User.StaffEmail(), ct);
            return Results.Redirect("/admin/account?done=session-ended");
        });
        own.MapPost("/sessions/end-others", async (HttpContext context, Sessions sessions, CancellationToken ct) =>
        {
            await sessions.EndOthersAsync(context.User.StaffId(), context.User.SessionId(), context.User.StaffEmail(), ct);
            return Results.Redirect("/admin/account?done=sessions-ended");
        });
        own.MapSecondFactor();
        own.MapPasskeys();
    }

    private static async Task<IResult> NameAsync(HttpContext context, ChangeName change, AccountForm form, CancellationToken ct)
    {
        var name = (await context.Request.ReadFormAsync(ct))["name"].ToString();
        return await change.RunAsync(context.User.StaffId(), name, context.User.StaffEmail(), ct) is { } problem
            ? await form.ShowAsync(context, "name", problem, ct)
            : Results.Redirect("/admin/account?done=name-saved");
    }

    private static async Task<IResult> PasswordAsync(HttpContext context, AccountForm form, SetPassword set, UserManager<Account> users, StaffSignIn signIn, CancellationToken ct)
    {
        var posted = await context.Request.ReadFormAsync(ct);
        if (await form.CheckAsync(context, posted["current"].ToString(), ct) is not { } account)
        {
            return await form.ShowAsync(context, "password", AccountForm.WrongPassword, ct);
        }

        if (await set.RunAsync(account, posted["password"].ToString(), ct) is { } problem)
        {
            return await form.ShowAsync(context, "password", problem, ct);
        }

        // Every login ended with the old password, this one too: it begins anew.
        await signIn.SignInAsync((await users.FindByIdAsync(account.Id))!, isPersistent: false);
        return Results.Redirect("/admin/account?done=password-changed");
    }
}

/// <summary>Draws one's own account, and asks for the password again where that matters.</summary>
public sealed class AccountForm(UserManager<Account> users, CheckPassword check, LoginAttempts attempts, SecondFactor secondFactor, Sessions sessions)
{
    public const string WrongPassword = "The current password is wrong, or it was tried too often. Try again, or wait ten minutes.";

    public async Task<IResult> ShowAsync(HttpContext context, string part, string? problem, CancellationToken ct)
    {
        var account = await OfAsync(context);
        return StaffPages.Draw<AccountPage>(
            new AccountPageModel(
                StaffFrame.For(context, "My account"), account, account.SecondFactor ? await secondFactor.CountCodesAsync(account.Id, ct) : 0, [.. await users.GetPasskeysAsync(account)],
                PasskeyEndpoints.Work(context), await sessions.OfAsync(account.Id, ct), context.User.SessionId(), part, problem),
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    public async Task<Account> OfAsync(HttpContext context) => (await users.FindByIdAsync(context.User.StaffId()))!;

    /// <summary>The account when the password is right, else null; counted like a login.</summary>
    public async Task<Account?> CheckAsync(HttpContext context, string password, CancellationToken ct)
    {
        var account = await OfAsync(context);
        if (await check.RunAsync(account, password, context.Network(), ct) is not { } attempt)
        {
            return null;
        }

        await attempts.PassedAsync(attempt, ct);
        return account;
    }
}
