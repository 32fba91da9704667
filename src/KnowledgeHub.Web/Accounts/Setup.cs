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
            options.ExpireTimeSpan = TimeSpan.FromHours(12);
            options.SlidingExpiration = true;
            options.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        services.AddAuthorization(options =>
        {
            foreach (var permission in Enum.GetValues<Permission>())
            {
                options.AddPolicy(permission.ToString(), policy => policy.RequireAuthenticatedUser().RequireAssertion(context => context.User.May(permission)));
            }
        });
        services.AddScoped<SignInManager<Account>>();
        services.AddScoped<ISecurityStampValidator, SecurityStampValidator<Account>>();
        services.AddScoped<IUserClaimsPrincipalFactory<Account>, StaffClaims>();
        services.AddScoped<IUserConfirmation<Account>, DefaultUserConfirmation<Account>>();
        return services;
    }

    public static void MapAccounts(this WebApplication app)
    {
        app.MapGet("/setup", SetupEndpoints.FormAsync);
        app.MapPost("/setup", SetupEndpoints.CreateAsync).AddEndpointFilter<RequireFormToken>().RequireRateLimiting(Site.Setup.FormLimit);
        app.MapGet("/login", LoginEndpoints.Form);
        app.MapPost("/login", LoginEndpoints.LogInAsync).AddEndpointFilter<RequireFormToken>().RequireRateLimiting(Site.Setup.FormLimit);
        app.MapPost("/logout", LoginEndpoints.LogOutAsync).AddEndpointFilter<RequireFormToken>();
    }
}
