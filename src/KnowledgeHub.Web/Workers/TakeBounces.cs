using KnowledgeHub.Newsletters.Bounces;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Web.Workers;

/// <summary>Takes returned mail out of the Maildir that is set. One node at a time does it.</summary>
public sealed class TakeBounces(Lease lease, ReadMaildir maildir, ILogger<TakeBounces> log) : Worker(log)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);

    protected override async Task RoundAsync(CancellationToken ct)
    {
        if (!maildir.IsSet)
        {
            return;
        }

        await using var held = await lease.HoldAsync("take-bounces", ct);
        if (held is null)
        {
            return;
        }

        while (await maildir.RunAsync(ct) > 0)
        {
        }
    }

    protected override Task WaitAsync(CancellationToken ct) => Task.Delay(maildir.IsSet ? Between : Timeout.InfiniteTimeSpan, ct);
}
