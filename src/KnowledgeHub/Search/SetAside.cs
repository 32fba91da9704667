namespace KnowledgeHub.Search;

/// <summary>An item that the index can't read, and why.</summary>
public sealed record SetAside
{
    public required string ContentId { get; init; }

    public required string Reason { get; init; }
}
