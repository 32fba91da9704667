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
        .AddSingleton<MailBreaker>()
        .AddSingleton<MailQueue>()
        .AddSingleton<SendServiceMail>()
        .AddSingleton(new OutboxReader(outboxPath))
        .AddSingleton<Installation>()
        .AddSingleton<IMailer>(provider =>
        {
            var clock = provider.GetRequiredService<TimeProvider>();
            IMailer mailer = settings.Host is null ? new OutboxFolder(outboxPath, clock) : new SmtpMailer(settings, provider.GetRequiredService<ILogger<SmtpMailer>>(), clock);
            mailer = DkimSigner.From(settings.Dkim, clock) is { } signer ? new SigningMailer(mailer, signer) : mailer;
            return settings.OnlyTo.IsSet ? new AllowedMailer(mailer, settings.OnlyTo) : mailer;
        });
}
