namespace KnowledgeHub.Review;

/// <summary>A remark on a draft, or an answer to one. It stays with the version it was made on.</summary>
public sealed record Comment
{
    public required string Id { get; init; }

    public required string ContentId { get; init; }

    public required string Version { get; init; }

    public int VersionNumber { get; init; }

    /// <summary>The comment it answers; null for the first of a thread.</summary>
    public string? ThreadId { get; init; }

    /// <summary>The paragraph it is about; empty for the whole item.</summary>
    public string Anchor { get; init; } = "";

    /// <summary>The words it is about.</summary>
    public string Quote { get; init; } = "";

    public required string Text { get; init; }

    /// <summary>The address of a colleague; empty for a guest.</summary>
    public string Author { get; init; } = "";

    public string Name { get; init; } = "";

    public string Organisation { get; init; } = "";

    public string? GuestId { get; init; }

    public DateTimeOffset WrittenAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    public string ResolvedBy { get; init; } = "";

    /// <summary>Who wrote it, for people.</summary>
    public string By => Organisation.Length > 0 ? $"{Name}, {Organisation}" : Name.Length > 0 ? Name : Author;
}

/// <summary>A comment with its answers.</summary>
/// <param name="First">The comment.</param>
/// <param name="Answers">Its answers, oldest first.</param>
/// <param name="PassageChanged">Whether the words it is about are no longer in the text.</param>
public sealed record CommentThread(Comment First, IReadOnlyList<Comment> Answers, bool PassageChanged)
{
    public bool IsOpen => First.ResolvedAt is null;
}
