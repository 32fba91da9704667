using KnowledgeHub.Alerts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Web.Workers;

/// <summary>Queues the alerts that are due. One node at a time does it, for as long as it holds the lease; that nobody is told twice rests on the ledger.</summary>
public sealed class SendAlerts(Lease lease, AfterPublishing after, TidyAlerts tidy, TimeProvider clock, ILogger<SendAlerts> log) : Worker(log)
{
    private static readonly TimeSpan BetweenTidying = TimeSpan.FromHours(1);
    private DateTimeOffset tidiedAt;

    protected override async Task RoundAsync(CancellationToken ct)
    {
        await using var held = await lease.HoldAsync("send-alerts", ct);
        if (held is null)
        {
            return;
        }

        await after.OnceAsync(ct);
        if (clock.GetUtcNow() - tidiedAt > BetweenTidying)
        {
            await tidy.RunAsync(ct);
            tidiedAt = clock.GetUtcNow();
        }
    }

    protected override Task WaitAsync(CancellationToken ct) => Task.Delay(AlertSettings.BetweenLooks, ct);
}
