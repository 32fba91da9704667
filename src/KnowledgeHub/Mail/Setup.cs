using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KnowledgeHub.Mail;

/// <summary>Registers the way out: a mail server when one is set, else a folder of .eml files.</summary>
public static class Setup
{
    public static IServiceCollection AddMail(this IServiceCollection services, MailSettings settings, string outboxPath) => services
        .AddSingleton(settings)
        .AddSingleton<MailPace>()
        .AddSingleton<MailQueue>()
        .AddSingleton<SendServiceMail>()
        .AddSingleton(new OutboxReader(outboxPath))
        .AddSingleton<IMailer>(provider => settings.Host is null
            ? new OutboxFolder(outboxPath, provider.GetRequiredService<TimeProvider>())
            : new SmtpMailer(settings, provider.GetRequiredService<ILogger<SmtpMailer>>(), provider.GetRequiredService<TimeProvider>()));
}
