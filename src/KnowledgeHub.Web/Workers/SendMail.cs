using KnowledgeHub.Mail;
using KnowledgeHub.Newsletters;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Web.Workers;

/// <summary>Sends service mails at once and issues when they are due. One node at a time does it.</summary>
public sealed class SendMail(Lease lease, MailQueue queue, SendServiceMail service, QueueIssue issues, SendDeliveries deliveries, ILogger<SendMail> log) : Worker(log)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    protected override async Task RoundAsync(CancellationToken ct)
    {
        // The lease saves work; that nobody gets a mail twice rests on the ledger's claims.
        if (await lease.TakeAsync("send-mail", TimeSpan.FromMinutes(1), ct))
        {
            await service.RunAsync(ct);
            await issues.RunAsync(ct);
            await deliveries.RunAsync(ct);
        }
    }

    protected override Task WaitAsync(CancellationToken ct) => queue.WaitAsync(Between, ct);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await lease.ReleaseAsync("send-mail", CancellationToken.None);
    }
}
