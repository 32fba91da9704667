using Microsoft.Extensions.Logging;

namespace KnowledgeHub.Search;

/// <summary>
/// Looks after this node's index, a round at a time: goes on with a rebuild that was cut off, builds anew what was asked
/// for or is damaged, and reads and compares the whole index at the start and each night.
/// </summary>
public sealed partial class TendIndex(SearchIndex index, IndexFiles files, CheckIndexFile check, ReconcileIndex reconcile, ReconciliationFile reports, TimeProvider clock, ILogger<TendIndex> log)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenDoubts = TimeSpan.FromHours(1);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMinutes(10);
    private DateTimeOffset lookedAt;
    private DateTimeOffset triedAt;
    private DateTimeOffset rebuiltOnSuspicionAt;
    private bool isKnown;

    public async Task RunAsync(CancellationToken ct)
    {
        if (!isKnown)
        {
            await index.ResumeAsync(ct);
        }

        if (index.IsRebuildAsked)
        {
            await index.RebuildAsync(null, ct);
        }

        if (files.IsSuspected)
        {
            await ResolveSuspicionAsync(ct);
        }

        if (files.Current() is null || clock.GetUtcNow() - lookedAt >= BetweenLooks)
        {
            await index.EnsureAsync(ct);
            lookedAt = clock.GetUtcNow();
        }

        var now = clock.GetUtcNow();
        if (now - triedAt >= BetweenTries && (!isKnown || IsDue(now, (await reports.ReadAsync(ct))?.At)))
        {
            triedAt = now;
            await reconcile.RunAsync(ct);
            isKnown = true;
        }
    }

    /// <summary>Once a night, and by day only when a night was missed.</summary>
    internal static bool IsDue(DateTimeOffset now, DateTimeOffset? last) =>
        last is not { } at || now - at >= TimeSpan.FromHours(36) || (now - at >= TimeSpan.FromHours(18) && now.UtcDateTime.Hour is >= 1 and < 5);

    // A search ran into damage. It is believed even when the check finds none, but not again and again: no query that
    // somebody sends may keep the hub rebuilding.
    private async Task ResolveSuspicionAsync(CancellationToken ct)
    {
        var damage = await check.RunAsync(ct);
        if (damage is not null || clock.GetUtcNow() - rebuiltOnSuspicionAt >= BetweenDoubts)
        {
            LogSuspected(damage ?? "a search could not read it");
            rebuiltOnSuspicionAt = clock.GetUtcNow();
            await index.RebuildAsync(null, ct);
        }

        files.Trust();
    }

    [LoggerMessage(LogLevel.Warning, "The search index is damaged and is built anew: {Damage}")]
    private partial void LogSuspected(string damage);
}
