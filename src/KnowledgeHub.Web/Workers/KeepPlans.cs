using KnowledgeHub.Review;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Web.Workers;

/// <summary>
/// Publishes what is scheduled, takes off the site what has ended, and reminds of reviews. One node at a time does it; that
/// nothing happens twice rests on the plans themselves.
/// </summary>
public sealed class KeepPlans(Lease lease, KeepSchedule schedule, RemindReviews remind, ILogger<KeepPlans> log) : Worker(log)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    protected override async Task RoundAsync(CancellationToken ct)
    {
        await using var held = await lease.HoldAsync("keep-plans", ct);
        if (held is not null)
        {
            await schedule.RunAsync(ct);
            await remind.RunAsync(ct);
        }
    }

    protected override Task WaitAsync(CancellationToken ct) => Task.Delay(Between, ct);
}
