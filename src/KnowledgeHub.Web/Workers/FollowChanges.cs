using KnowledgeHub.Search;

namespace KnowledgeHub.Web.Workers;

/// <summary>Follows the change feed on this node, so that what is published is found within a second.</summary>
public sealed class FollowChanges(SearchIndex index, AfterPublishing after, ILogger<FollowChanges> log) : Worker(log)
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan BetweenChecks = TimeSpan.FromSeconds(30);
    private DateTimeOffset checkedAt;

    protected override async Task RoundAsync(CancellationToken ct)
    {
        if (DateTimeOffset.UtcNow - checkedAt > BetweenChecks)
        {
            await index.EnsureAsync(ct);
            checkedAt = DateTimeOffset.UtcNow;
        }

        await after.OnEveryNodeAsync(ct);
    }

    protected override Task WaitAsync(CancellationToken ct) => Task.Delay(Between, ct);
}
