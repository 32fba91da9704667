namespace KnowledgeHub.Web.Workers;

/// <summary>Follows the change feed on this node, so that what is published is found within a second, also while an index is being built.</summary>
public sealed class FollowChanges(AfterPublishing after, ILogger<FollowChanges> log) : Worker(log)
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(300);

    protected override async Task RoundAsync(CancellationToken ct) => await after.OnEveryNodeAsync(ct);

    protected override Task WaitAsync(CancellationToken ct) => Task.Delay(Between, ct);
}
