using KnowledgeHub.Accounts;
using Microsoft.AspNetCore.Identity;

namespace KnowledgeHub.Web.Accounts;

/// <summary>Setting the hub up, logging in and out.</summary>
public static class Setup
{
    public static IServiceCollection AddStaffLogin(this IServiceCollection services, HubSettings hub)
    {
        services.AddHttpContextAccessor();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, options =>
        {
            options.Cookie.Name = "hub-staff";
            options.Cookie.SecurePolicy = hub.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.LoginPath = "/login";
            options.ReturnUrlParameter = "next";
            options.ExpireTimeSpan = Sessions.Lasts;
            options.SlidingExpiration = true;
            options.Events.OnValidatePrincipal = StaffSession.ValidateAsync;
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        }).AddCookie(IdentityConstants.TwoFactorUserIdScheme, options =>
        {
            // Who gave the right password and not yet the code; also what a passkey has to answer.
            options.Cookie.Name = "hub-second-step";
            options.Cookie.SecurePolicy = hub.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            options.SlidingExpiration = false;
        });
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            options.ServerDomain = hub.Host;
            // A passkey logs in without a second step, so the device itself has to make sure who holds it.
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
        });
        services.AddAuthorization(options =>
        {
            foreach (var permission in Enum.GetValues<Permission>())
            {
                options.AddPolicy(permission.ToString(), policy => policy.RequireAuthenticatedUser().RequireAssertion(context => context.User.May(permission)));
            }
        });
        services.AddScoped<StaffSignIn>();
        services.AddScoped<SignInManager<Account>>(provider => provider.GetRequiredService<StaffSignIn>());
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddScoped<AccountForm>();
        services.AddSingleton<PersonForm>();
        services.AddScoped<IUserClaimsPrincipalFactory<Account>, StaffClaims>();
        services.AddScoped<IUserConfirmation<Account>, StaffState>();
        return services;
    }

    public static void MapAccounts(this WebApplication app)
    {
        app.MapGet("/setup", SetupEndpoints.FormAsync);
        app.MapPost("/setup", SetupEndpoints.CreateAsync).AddEndpointFilter<RequireFormToken>().RequireRateLimiting(Site.Setup.FormLimit);
        app.MapGet("/login", LoginEndpoints.Form);
        app.MapPost("/login", LoginEndpoints.LogInAsync).AddEndpointFilter<RequireFormToken>().RequireRateLimiting(Site.Setup.FormLimit);
        app.MapGet("/login/second-step", SecondStepEndpoints.FormAsync);
        app.MapPost("/login/second-step", SecondStepEndpoints.EnterAsync).AddEndpointFilter<RequireFormToken>().RequireRateLimiting(Site.Setup.FormLimit);
        app.MapPasskeyLogin();
        app.MapAccountLinks();
        app.MapPost("/logout", LoginEndpoints.LogOutAsync).AddEndpointFilter<RequireFormToken>();
    }
}
