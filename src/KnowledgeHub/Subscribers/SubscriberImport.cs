namespace KnowledgeHub.Subscribers;

/// <summary>A file of subscribers that staff brought: checked first, imported when they say so.</summary>
public sealed record SubscriberImport
{
    public required string Id { get; init; }

    public required string FileName { get; init; }

    /// <summary><c>checking</c>, <c>checked</c>, <c>importing</c>, <c>done</c> or <c>failed</c>.</summary>
    public required string State { get; init; }

    /// <summary>What is wrong with the file as a whole; empty when nothing is.</summary>
    public string Problem { get; init; } = "";

    /// <summary>The last row of the file that was dealt with in this state.</summary>
    public int RowsDone { get; init; }

    /// <summary>The last row of the file, once it was checked.</summary>
    public int? RowsTotal { get; init; }

    public required string AskedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>How many rows have each outcome.</summary>
    public IReadOnlyDictionary<string, int> Outcomes { get; init; } = new Dictionary<string, int>();

    public bool IsRunning => State is "checking" or "importing";
}
