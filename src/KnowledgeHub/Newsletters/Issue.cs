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
    /// <summary>Why it has not gone out though it was due; empty when nothing holds it.</summary>
    public string HeldBecause { get; init; } = "";

    public IReadOnlyList<Section> Sections { get; init; } = [];

    /// <summary><c>issue</c> for those who want each one, or the digest it is: <c>weekly</c> or <c>monthly</c>.</summary>
    public string Kind { get; init; } = "issue";

    /// <summary>Narrows down who gets it; null means all subscribers of its kind.</summary>
    public string? SegmentId { get; init; }

    /// <summary>Grows with every change, so that nobody overwrites what they have not seen.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>Title and opening words in other languages than English, as JSON.</summary>
    public string TextsJson { get; init; } = "{}";

    public IReadOnlyDictionary<string, IssueWords> OtherLanguages => IssueJson.ByLanguage<IssueWords>(TextsJson);

    /// <summary>Whether the hub composed it by itself.</summary>
    public bool IsAutomatic => Kind != "issue";

    public bool CanBeChanged => State is "draft" or "scheduled";

    public IEnumerable<string> ContentIds => Sections.SelectMany(section => section.ContentIds);
}

/// <summary>Title and opening words in one language; what is empty falls back to English.</summary>
public sealed record IssueWords(string Title, string Intro);

/// <summary>A part of an issue: a heading, which may be empty, and blocks in order.</summary>
public sealed record Section(string Heading)
{
    public Section(string heading, IReadOnlyList<string> contentIds)
        : this(heading) => Blocks = [.. contentIds.Select(Block.ForItem)];

    /// <summary>The heading in other languages.</summary>
    public IReadOnlyDictionary<string, string> Headings { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<Block> Blocks { get; init; } = [];

    /// <summary>The items that the section shows.</summary>
    public IReadOnlyList<string> ContentIds => [.. Blocks.Where(block => block.Kind == BlockKind.Item).Select(block => block.ContentId!)];
}
