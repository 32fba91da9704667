using KnowledgeHub.Mail;

namespace KnowledgeHub.Web.Workers;

/// <summary>Sends mails about readers' own requests as soon as they are queued, whatever newsletter is on its way.</summary>
public sealed class SendServiceMails(MailQueue queue, SendServiceMail send, ILogger<SendServiceMails> log) : Worker(log)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    protected override async Task RoundAsync(CancellationToken ct) => await send.RunAsync(ct);

    protected override Task WaitAsync(CancellationToken ct) => queue.WaitAsync(Between, ct);
}
