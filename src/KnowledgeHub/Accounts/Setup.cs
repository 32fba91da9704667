using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KnowledgeHub.Accounts;

/// <summary>Registers accounts on ASP.NET Core Identity with our own store.</summary>
public static class Setup
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>(options =>
        {
            options.User.RequireUniqueEmail = true;
            // Length protects; rules about signs do not (NIST SP 800-63B section 5.1.1).
            options.Password.RequiredLength = 12;
            options.Password.RequiredUniqueChars = 5;
            options.Password.RequireDigit = false;
            options.Password.RequireLowercase = false;
            options.Password.RequireUppercase = false;
            options.Password.RequireNonAlphanumeric = false;
            options.Lockout.MaxFailedAccessAttempts = 6;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
            options.Lockout.AllowedForNewUsers = true;
        });
        services.AddDataProtection();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = provider.GetRequiredService<ProtectionKeys>()));
        return services
            .AddSingleton<AccountStore>()
            .AddSingleton<IUserStore<Account>>(provider => provider.GetRequiredService<AccountStore>())
            .AddSingleton<ProtectionKeys>()
            .AddSingleton<AuditTrail>()
            .AddSingleton<Colleagues>()
            .AddSingleton<SetupCode>()
            .AddScoped<AddAccount>();
    }
}
