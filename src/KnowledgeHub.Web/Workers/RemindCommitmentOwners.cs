using KnowledgeHub.Commitments;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Web.Workers;

/// <summary>Reminds owners of commitments that are due or past their day. One node at a time does it; that nobody is reminded twice rests on their links.</summary>
public sealed class RemindCommitmentOwners(Lease lease, RemindOwners remind, ILogger<RemindCommitmentOwners> log) : Worker(log)
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    protected override async Task RoundAsync(CancellationToken ct)
    {
        await using var held = await lease.HoldAsync("remind-owners", ct);
        if (held is not null)
        {
            await remind.RunAsync(ct);
        }
    }

    protected override Task WaitAsync(CancellationToken ct) => Task.Delay(Between, ct);
}
