using KnowledgeHub.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Accounts;

/// <summary>Setting up, renewing and switching off one's second factor.</summary>
public static class SecondFactorEndpoints
{
    private const string Path = "/admin/account/second-factor";

    public static void MapSecondFactor(this RouteGroupBuilder own)
    {
        own.MapGet("/second-factor", (HttpContext context, AccountForm form, SecondFactor secondFactor, CancellationToken ct) => ShowAsync(context, null, form, secondFactor, ct));
        own.MapPost("/second-factor", async (HttpContext context, AccountForm form, SecondFactor secondFactor, CancellationToken ct) =>
        {
            if (await CheckAsync(context, form, ct) is not { } account)
            {
                return await form.ShowAsync(context, "second-factor", AccountForm.WrongPassword, ct);
            }

            await secondFactor.StartAsync(account.Id, ct);
            return Results.Redirect(Path);
        }).RequireRateLimiting(Site.Setup.FormLimit);
        own.MapPost("/second-factor/confirm", ConfirmAsync).RequireRateLimiting(Site.Setup.FormLimit);
        own.MapPost("/second-factor/codes", async (HttpContext context, AccountForm form, SecondFactor secondFactor, CancellationToken ct) =>
            await CheckAsync(context, form, ct) is not { } account ? await form.ShowAsync(context, "second-factor", AccountForm.WrongPassword, ct)
            : account.SecondFactor ? Codes(context, await secondFactor.NewCodesAsync(account, ct))
            : Results.Redirect("/admin/account")).RequireRateLimiting(Site.Setup.FormLimit);
        own.MapPost("/second-factor/off", async (HttpContext context, AccountForm form, SecondFactor secondFactor, CancellationToken ct) =>
        {
            if (await CheckAsync(context, form, ct) is not { } account)
            {
                return await form.ShowAsync(context, "second-factor", AccountForm.WrongPassword, ct);
            }

            await secondFactor.TurnOffAsync(account.Id, account.Email, ct);
            return Results.Redirect("/admin/account?done=second-factor-off");
        }).RequireRateLimiting(Site.Setup.FormLimit);
    }

    private static async Task<IResult> ConfirmAsync(HttpContext context, AccountForm form, SecondFactor secondFactor, CancellationToken ct)
    {
        var code = (await context.Request.ReadFormAsync(ct))["code"].ToString();
        return await secondFactor.ConfirmAsync(await form.OfAsync(context), code, ct) is { } codes
            ? Codes(context, codes)
            : await ShowAsync(context, "That is not the code of now. Check that the clock of your phone is right, wait for the next code and type it.", form, secondFactor, ct);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, string? problem, AccountForm form, SecondFactor secondFactor, CancellationToken ct)
    {
        var account = await form.OfAsync(context);
        if (account.SecondFactor || await secondFactor.KeyAsync(account.Id, ct) is not { } key)
        {
            return Results.Redirect("/admin/account");
        }

        var issuer = context.RequestServices.GetRequiredService<HubSettings>().Name;
        var uri = $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account.Email)}?secret={key}&issuer={Uri.EscapeDataString(issuer)}";
        return StaffPages.Draw<SecondFactorPage>(
            new SecondFactorPageModel(StaffFrame.For(context, "Set up a second factor"), key, uri, problem),
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Account?> CheckAsync(HttpContext context, AccountForm form, CancellationToken ct) =>
        await form.CheckAsync(context, (await context.Request.ReadFormAsync(ct))["current"].ToString(), ct);

    private static IResult Codes(HttpContext context, IReadOnlyList<string> codes) =>
        StaffPages.Draw<RecoveryCodesPage>(new RecoveryCodesPageModel(StaffFrame.For(context, "Recovery codes"), codes));
}
