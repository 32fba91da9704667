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
            // Invited and deactivated people can't log in: StaffState says who can.
            options.SignIn.RequireConfirmedAccount = true;
            options.Tokens.ProviderMap[TokenOptions.DefaultAuthenticatorProvider] = new TokenProviderDescriptor(typeof(OneTimeCodes));
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
            .AddSingleton<AccountLinks>()
            .AddSingleton<AccountMails>()
            .AddSingleton<People>()
            .AddSingleton<InvitePerson>()
            .AddSingleton<ChangePerson>()
            .AddSingleton<ChangeName>()
            .AddSingleton<MailPasswordLink>()
            .AddSingleton<Sessions>()
            .AddSingleton<LoginAttempts>()
            .AddSingleton<SecondFactor>()
            .AddSingleton<OneTimeCodes>()
            .AddSingleton<Passkeys>()
            .AddSingleton<TidyAccounts>()
            .AddScoped<NewPassword>()
            .AddScoped<SetPassword>()
            .AddScoped<CheckPassword>()
            .AddScoped<AddAccount>();
    }
}
