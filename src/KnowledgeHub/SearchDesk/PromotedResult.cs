namespace KnowledgeHub.SearchDesk;

/// <summary>An item that staff put above the results of a question.</summary>
public sealed record PromotedResult
{
    public required string Id { get; init; }

    /// <summary>The question as staff typed it.</summary>
    public required string Query { get; init; }

    public required string ContentId { get; init; }

    /// <summary>The last day on which it shows (UTC); null means until somebody removes it.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Why, for colleagues.</summary>
    public required string Reason { get; init; }

    /// <summary>Counts the changes, so that two editors don't overwrite each other.</summary>
    public int Version { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public required string ChangedBy { get; init; }

    /// <summary>The item's title.</summary>
    public string Title { get; init; } = "";

    /// <summary>Whether readers can open the item; one that they can't does not show.</summary>
    public bool IsLive { get; init; }

    /// <summary>In one line, for people.</summary>
    public string Text => $"“{Title}” for “{Query}”{(Until is { } day ? $" until {day:yyyy-MM-dd}" : "")}: {Reason}";

    public bool HasEnded(DateOnly today) => Until < today;
}
