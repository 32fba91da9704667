using KnowledgeHub.Newsletters;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Web.Workers;

/// <summary>Makes digests when they are due. One node at a time looks; that each is made once rests on the row of its run.</summary>
public sealed class MakeDueDigests(Lease lease, MakeDigests digests, ILogger<MakeDueDigests> log) : Worker(log)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(30);

    protected override async Task RoundAsync(CancellationToken ct)
    {
        await using var held = await lease.HoldAsync("make-digests", ct);
        if (held is not null)
        {
            await digests.RunAsync(ct);
        }
    }

    protected override Task WaitAsync(CancellationToken ct) => Task.Delay(Between, ct);
}
