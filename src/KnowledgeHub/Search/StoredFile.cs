namespace KnowledgeHub.Search;

/// <summary>A file whose pages are part of an item's attachments column.</summary>
public sealed record StoredFile
{
    public required string Name { get; init; }

    public required string Url { get; init; }

    /// <summary>How many of the column's pages are its own.</summary>
    public int Pages { get; init; }
}
