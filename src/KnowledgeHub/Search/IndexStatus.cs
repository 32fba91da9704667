namespace KnowledgeHub.Search;

/// <summary>How this node's index is, for people.</summary>
public sealed record IndexStatus
{
    /// <summary>The name of the file that is searched; null when there is none.</summary>
    public string? Generation { get; init; }

    /// <summary>In bytes, with its log.</summary>
    public long Size { get; init; }

    /// <summary>When the file was finished.</summary>
    public DateTimeOffset? BuiltAt { get; init; }

    /// <summary>Null when the file can't be read.</summary>
    public int? Documents { get; init; }

    public long? Checkpoint { get; init; }

    /// <summary>The newest change of the feed; null when the database does not answer.</summary>
    public long? Head { get; init; }

    /// <summary>How many changes are not in the index yet.</summary>
    public long? Behind => Head - Checkpoint;

    /// <summary>The rebuild that is under way.</summary>
    public FillingNotes? Filling { get; init; }

    public bool IsRebuildAsked { get; init; }

    public IReadOnlyList<SetAside> Quarantine { get; init; } = [];

    public Reconciliation? Last { get; init; }

    public bool IsSearchable => Documents is not null;
}
