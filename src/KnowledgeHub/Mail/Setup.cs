using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KnowledgeHub.Mail;

/// <summary>Registers the way out: a mail server when one is set, else a folder of .eml files.</summary>
public static class Setup
{
    public static IServiceCollection AddMail(this IServiceCollection services, MailSettings settings, string outboxPath) => services
        .AddSingleton(settings)
        .AddSingleton<MailPace>()
        .AddSingleton<ReturnPath>()
        .AddSingleton<MailQueue>()
        .AddSingleton<SendServiceMail>()
        .AddSingleton(new OutboxReader(outboxPath))
        .AddSingleton<IMailer>(provider =>
        {
            var clock = provider.GetRequiredService<TimeProvider>();
            IMailer mailer = settings.Host is null ? new OutboxFolder(outboxPath, clock) : new SmtpMailer(settings, provider.GetRequiredService<ILogger<SmtpMailer>>(), clock);
            return DkimSigner.From(settings.Dkim, clock) is { } signer ? new SigningMailer(mailer, signer) : mailer;
        });
}
