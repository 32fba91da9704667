namespace KnowledgeHub.Search.QueryLanguage;

/// <summary>A word of the query in the index's numbers; 0 where the index has none.</summary>
/// <param name="Word">As typed: it stands so in items that are not stemmed, and is the exact form in those that are.</param>
/// <param name="Stem">Its English stem.</param>
public readonly record struct QueryWord(int Word, int Stem)
{
    public bool IsKnown => Word > 0 || Stem > 0;
}

/// <summary>One thing that is wanted, in all the ways it may be written.</summary>
public sealed record QueryGroup
{
    /// <summary>What was typed.</summary>
    public required string Typed { get; init; }

    /// <summary>Each way to write it: words that follow each other, often just one.</summary>
    public required IReadOnlyList<IReadOnlyList<QueryWord>> Ways { get; init; }

    /// <summary>The FTS5 expression that finds it in any way.</summary>
    public required string Expression { get; init; }

    /// <summary>It counts in this column only; null in all.</summary>
    public IndexColumn? Column { get; init; }

    /// <summary>How much it counts beside the others.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>How many items have it, about.</summary>
    public int Items { get; init; }

    /// <summary>It adds to the score of what was found by the others, and is no condition: it neither finds nor is missed.</summary>
    public bool IsExtra { get; init; }
}
