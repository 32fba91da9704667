namespace KnowledgeHub;

/// <summary>
/// What follows a publication, in this order. Every node runs <see cref="OnEveryNodeAsync"/> from its own checkpoint;
/// each step may run twice without harm.
/// </summary>
public sealed class AfterPublishing(Search.SearchIndex search)
{
    /// <summary>Brings this node's index level with what is live and says how many changes that took.</summary>
    public Task<int> OnEveryNodeAsync(CancellationToken ct) => search.CatchUpAsync(ct);
}
