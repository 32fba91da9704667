using System.Buffers.Text;
using KnowledgeHub.Accounts;
using Microsoft.AspNetCore.Identity;

namespace KnowledgeHub.Web.Accounts;

/// <summary>Adding, using and removing passkeys (WebAuthn). ASP.NET Core Identity checks what devices prove.</summary>
public static class PasskeyEndpoints
{
    /// <summary>Browsers bind a passkey to a name, over https; localhost is their exception.</summary>
    public static bool Work(HttpContext context)
    {
        var hub = context.RequestServices.GetRequiredService<HubSettings>();
        return hub.Host == "localhost" || (hub.IsHttps && Uri.CheckHostName(hub.Host) == UriHostNameType.Dns);
    }

    public static void MapPasskeyLogin(this WebApplication app)
    {
        app.MapPost("/login/passkey/options", async (StaffSignIn signIn) => Results.Text(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json"))
            .AddEndpointFilter<RequireFormToken>().RequireRateLimiting(Site.Setup.FormLimit);
        app.MapPost("/login/passkey", LogInAsync).AddEndpointFilter<RequireFormToken>().RequireRateLimiting(Site.Setup.FormLimit);
    }

    public static void MapPasskeys(this RouteGroupBuilder own)
    {
        own.MapPost("/passkeys/options", async (HttpContext context, AccountForm form, StaffSignIn signIn, CancellationToken ct) =>
        {
            // Whoever finds an open laptop must not be able to leave a key of their own behind.
            if (await form.CheckAsync(context, (await context.Request.ReadFormAsync(ct))["current"].ToString(), ct) is not { } account)
            {
                return Results.Text(AccountForm.WrongPassword, statusCode: StatusCodes.Status422UnprocessableEntity);
            }

            return Results.Text(await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id, Name = account.Email, DisplayName = account.Name }), "application/json");
        }).RequireRateLimiting(Site.Setup.FormLimit);
        own.MapPost("/passkeys", AddAsync).RequireRateLimiting(Site.Setup.FormLimit);
        own.MapPost("/passkeys/remove", RemoveAsync);
    }

    private static async Task<IResult> LogInAsync(HttpContext context, StaffSignIn signIn, UserManager<Account> users, AuditTrail audit, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var (credential, next) = (form["credential"].ToString(), LoginEndpoints.Next(form["next"]));
        var result = credential.Length > 0 && Work(context) ? await signIn.PerformPasskeyAssertionAsync(credential) : null;
        if (result is not { Succeeded: true } || !await signIn.CanSignInAsync(result.User))
        {
            return LoginEndpoints.Draw(context, "", next, "That passkey does not open an account here. Log in with your password.");
        }

        await users.AddOrUpdatePasskeyAsync(result.User, result.Passkey);
        await signIn.SignInAsync(result.User, isPersistent: false);
        await audit.RecordAsync(result.User.Email, AuditAction.LoggedIn, new("account", result.User.Id), $"{result.User.Email} with the passkey '{result.Passkey.Name}'", ct);
        return Results.Redirect(next);
    }

    private static async Task<IResult> AddAsync(HttpContext context, AccountForm form, StaffSignIn signIn, UserManager<Account> users, CancellationToken ct)
    {
        var posted = await context.Request.ReadFormAsync(ct);
        var (credential, name) = (posted["credential"].ToString(), posted["name"].ToString().Replace("\0", "", StringComparison.Ordinal).Trim());
        var account = await form.OfAsync(context);
        if (name.Length > 100)
        {
            return await form.ShowAsync(context, "passkeys", "Call the passkey something shorter than 100 characters.", ct);
        }

        var result = credential.Length > 0 && Work(context) ? await signIn.PerformPasskeyAttestationAsync(credential) : null;
        if (result is not { Succeeded: true } || result.UserEntity.Id != account.Id)
        {
            return await form.ShowAsync(context, "passkeys", "Your device did not finish making the passkey. Try again.", ct);
        }

        result.Passkey.Name = name;
        var added = await users.AddOrUpdatePasskeyAsync(account, result.Passkey);
        return added.Succeeded ? Results.Redirect("/admin/account?done=passkey-added") : await form.ShowAsync(context, "passkeys", "The passkey was not stored. Try again.", ct);
    }

    private static async Task<IResult> RemoveAsync(HttpContext context, AccountForm form, UserManager<Account> users, CancellationToken ct)
    {
        var id = (await context.Request.ReadFormAsync(ct))["passkey"].ToString();
        if (Base64Url.IsValid(id))
        {
            await users.RemovePasskeyAsync(await form.OfAsync(context), Base64Url.DecodeFromChars(id));
        }

        return Results.Redirect("/admin/account?done=passkey-removed");
    }
}
