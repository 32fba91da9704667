namespace KnowledgeHub.Newsletters;

/// <summary>One newsletter edition as staff compose it: sections with items from the hub.</summary>
public sealed record Issue
{
    public required string Id { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; init; }

    /// <summary>Clean HTML before the items.</summary>
    public string Intro { get; init; } = "";

    /// <summary><c>draft</c>, <c>scheduled</c>, <c>sending</c> or <c>sent</c>.</summary>
    public required string State { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public required string UpdatedBy { get; init; }

    /// <summary>When it was queued for its subscribers: the date of the issue.</summary>
    public DateTimeOffset? QueuedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>1 when it goes to those only who got an item that has changed since, else 0.</summary>
    public int OnlyTo { get; init; }

    /// <summary>A correction of something mailed; its opening words are enough, so that it may have no items.</summary>
    public bool IsCorrection => OnlyTo > 0;

    public IReadOnlyList<Section> Sections { get; init; } = [];

    public bool CanBeChanged => State is "draft" or "scheduled";

    public IEnumerable<string> ContentIds => Sections.SelectMany(section => section.ContentIds);
}

/// <summary>A part of an issue: a heading, which may be empty, and items in order.</summary>
public sealed record Section(string Heading, IReadOnlyList<string> ContentIds);
