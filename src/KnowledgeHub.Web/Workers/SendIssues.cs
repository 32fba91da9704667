using KnowledgeHub.Newsletters;

namespace KnowledgeHub.Web.Workers;

/// <summary>Queues issues when they are due and sends them batch by batch. Every node does it: that nobody gets a mail twice rests on the ledger's claims, and the pace on the database.</summary>
public sealed class SendIssues(QueueIssue issues, SendDeliveries deliveries, ILogger<SendIssues> log) : Worker(log)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    protected override async Task RoundAsync(CancellationToken ct)
    {
        do
        {
            await issues.RunAsync(ct);
        }
        while ((await deliveries.SendBatchAsync(ct)).Claimed > 0);
    }

    protected override Task WaitAsync(CancellationToken ct) => Task.Delay(Between, ct);
}
