namespace KnowledgeHub.Search;

/// <summary>Items in which the index differed from what is live: not in it, in it with another version, in it and not live.</summary>
internal sealed record Differences(IReadOnlyList<string> Missing, IReadOnlyList<string> Stale, IReadOnlyList<string> Surplus)
{
    public Differences() : this([], [], [])
    {
    }

    public IReadOnlyList<string> All => [.. Missing, .. Stale, .. Surplus];
}
