using KnowledgeHub.Media;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Web.Workers;

/// <summary>Reads the text inside files that were uploaded. One node at a time does it, for as long as it holds the lease.</summary>
public sealed class ReadFiles(Lease lease, ReadTexts texts, ILogger<ReadFiles> log) : Worker(log)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    protected override async Task RoundAsync(CancellationToken ct)
    {
        if (!await texts.HasWorkAsync(ct))
        {
            return;
        }

        await using var held = await lease.HoldAsync("read-files", ct);
        if (held is not null)
        {
            await texts.RunAsync(ct);
        }
    }

    protected override Task WaitAsync(CancellationToken ct) => Task.Delay(Between, ct);
}
