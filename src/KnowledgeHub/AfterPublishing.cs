namespace KnowledgeHub;

/// <summary>
/// What follows a publication, in this order. Every node runs <see cref="OnEveryNodeAsync"/> from its own checkpoint, and
/// whoever holds the lease runs <see cref="OnceAsync"/>; each step may run twice without harm.
/// </summary>
public sealed class AfterPublishing(Search.SearchIndex search, Alerts.QueueAlerts alerts)
{
    /// <summary>Brings this node's index level with what is live and says how many changes that took.</summary>
    public Task<int> OnEveryNodeAsync(CancellationToken ct) => search.CatchUpAsync(ct);

    /// <summary>Queues the alerts that are due and says how many mails that were.</summary>
    public Task<int> OnceAsync(CancellationToken ct) => alerts.RunAsync(ct);
}
