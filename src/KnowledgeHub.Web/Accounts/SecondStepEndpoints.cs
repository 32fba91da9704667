using KnowledgeHub.Accounts;
using KnowledgeHub.Web.Staff;
using Microsoft.AspNetCore.Identity;

namespace KnowledgeHub.Web.Accounts;

/// <summary>The second step of logging in: a code of the app, or a recovery code.</summary>
public static class SecondStepEndpoints
{
    public static async Task<IResult> FormAsync(HttpContext context, SignInManager<Account> signIn) =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null ? Results.Redirect("/login") : Draw(context, LoginEndpoints.Next(context.Request.Query["next"]), null);

    public static async Task<IResult> EnterAsync(
        HttpContext context, SignInManager<Account> signIn, CheckPassword check, LoginAttempts attempts, SecondFactor secondFactor, AuditTrail audit, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var next = LoginEndpoints.Next(form["next"]);
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } account)
        {
            return Results.Redirect("/login");
        }

        var attempt = await attempts.BeginAsync(account.Id, context.Network(), ct);
        if (!attempt.Allowed)
        {
            return Draw(context, next, "It was tried too often. Wait ten minutes.");
        }

        var code = new string([.. form["code"].ToString().Where(char.IsAsciiLetterOrDigit)]);
        var fromApp = code.Length == 6 && code.All(char.IsAsciiDigit);
        var result = fromApp ? await signIn.TwoFactorAuthenticatorSignInAsync(code, false, false) : await signIn.TwoFactorRecoveryCodeSignInAsync(code);
        if (!result.Succeeded)
        {
            await check.FailedAsync(account, attempt, "wrong codes", ct);
            return Draw(context, next, "That code is wrong, was used already, or it was tried too often. Wait for the next code of your app, or use a recovery code.");
        }

        await attempts.PassedAsync(attempt, ct);
        var how = fromApp ? "with a code" : $"with a recovery code, {await secondFactor.CountCodesAsync(account.Id, ct)} left";
        await audit.RecordAsync(account.Email, AuditAction.LoggedIn, new("account", account.Id), $"{account.Email} {how}", ct);
        return Results.Redirect(next);
    }

    private static IResult Draw(HttpContext context, string next, string? problem) => StaffPages.Draw<SecondStepPage>(
        new SecondStepPageModel(StaffFrame.For(context, "Log in: second step"), next, problem),
        problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
