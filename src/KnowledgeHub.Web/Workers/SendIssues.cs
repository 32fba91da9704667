using KnowledgeHub.Newsletters;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Web.Workers;

/// <summary>Queues issues when they are due and sends them batch by batch. One node at a time does it, for as long as it holds the lease.</summary>
public sealed class SendIssues(Lease lease, QueueIssue issues, SendDeliveries deliveries, ILogger<SendIssues> log) : Worker(log)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    protected override async Task RoundAsync(CancellationToken ct)
    {
        // The lease keeps the pace that was set; that nobody gets a mail twice rests on the ledger's claims.
        await using var held = await lease.HoldAsync("send-issues", ct);
        if (held is null)
        {
            return;
        }

        do
        {
            await issues.RunAsync(ct);
        }
        while ((await deliveries.SendBatchAsync(ct)).Claimed > 0);
    }

    protected override Task WaitAsync(CancellationToken ct) => Task.Delay(Between, ct);
}
