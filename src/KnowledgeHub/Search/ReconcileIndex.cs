using KnowledgeHub.Content;
using Microsoft.Extensions.Logging;

namespace KnowledgeHub.Search;

/// <summary>
/// Compares this node's index with what is live, item by item and version by version, heals each difference and writes
/// down what it found. The index file itself is read whole first; a damaged one is built anew.
/// </summary>
public sealed partial class ReconcileIndex(SearchIndex index, IndexFiles files, IndexContents contents, CheckIndexFile check, LiveContent live, ReconciliationFile reports, TimeProvider clock, ILogger<ReconcileIndex> log)
{
    private const int Page = 1_000;
    private const int Batch = 200;

    public async Task<Reconciliation> RunAsync(CancellationToken ct)
    {
        var damage = await check.RunAsync(ct);
        if (damage is not null)
        {
            LogDamaged(damage);
            await index.RebuildAsync(null, ct);
        }

        await index.EnsureAsync(ct);
        await index.CatchUpAsync(ct);
        var (checkedItems, suspects) = await CompareAsync(ct);
        var report = new Reconciliation { Damage = damage, Checked = checkedItems };
        foreach (var ids in suspects.Chunk(Batch))
        {
            var found = await HealAsync(ids, ct);
            report = report with
            {
                Missing = report.Missing + found.Missing.Count,
                Stale = report.Stale + found.Stale.Count,
                Surplus = report.Surplus + found.Surplus.Count,
                Healed = report.Healed + found.All.Count,
            };
        }

        report = report with { At = clock.GetUtcNow() };
        await reports.WriteAsync(report, ct);
        LogReconciled(report.Checked, report.Missing, report.Stale, report.Surplus);
        return report;
    }

    private async Task<Differences> HealAsync(IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        using var writer = await files.LockAsync(ct);
        return files.Current() is { } file ? await contents.HealAsync(file, ids, ct) : new();
    }

    // What differs at first sight may just be on its way through the feed; HealAsync looks at it again.
    private async Task<(int Checked, IReadOnlyList<string> Suspects)> CompareAsync(CancellationToken ct)
    {
        var (count, suspects) = (0, new List<string>());
        for (var last = ""; ;)
        {
            var page = await live.VersionsAfterAsync(last, Page, ct);
            var isLastPage = page.Count < Page;
            var held = files.Current() is { } file ? await contents.VersionsAsync(file, last, isLastPage ? "" : page[^1].ContentId, ct) : [];
            suspects.AddRange(page.Where(item => held.GetValueOrDefault(item.ContentId) != item.Version).Select(item => item.ContentId));
            suspects.AddRange(held.Keys.Except(page.Select(item => item.ContentId)));
            count += page.Count;
            if (isLastPage)
            {
                return (count, suspects);
            }

            last = page[^1].ContentId;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The search index is damaged and is built anew: {Damage}")]
    private partial void LogDamaged(string damage);

    [LoggerMessage(LogLevel.Information, "Search index compared with {Checked} items: {Missing} were missing, {Stale} stale, {Surplus} surplus")]
    private partial void LogReconciled(int @checked, int missing, int stale, int surplus);
}
