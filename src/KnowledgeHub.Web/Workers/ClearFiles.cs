using KnowledgeHub.Media;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Web.Workers;

/// <summary>Removes deleted and replaced files for good when their time to be brought back is over. One node at a time does it.</summary>
public sealed class ClearFiles(Lease lease, ForgetFiles forget, ILogger<ClearFiles> log) : Worker(log)
{
    private static readonly TimeSpan Between = TimeSpan.FromHours(1);

    protected override async Task RoundAsync(CancellationToken ct)
    {
        await using var held = await lease.HoldAsync("clear-files", ct);
        if (held is not null)
        {
            await forget.RunAsync(ct);
        }
    }

    protected override Task WaitAsync(CancellationToken ct) => Task.Delay(Between, ct);
}
