using KnowledgeHub.Content;

namespace KnowledgeHub.Alerts;

/// <summary>One item in an alert: what it is, what happened to it, and why it matched.</summary>
public sealed record AlertLine
{
    public required string ContentId { get; init; }

    /// <summary>Such as <c>Policy brief</c>.</summary>
    public required string Kind { get; init; }

    public required string Title { get; init; }

    public required string Path { get; init; }

    public required DateOnly PublishedOn { get; init; }

    /// <summary>Short facts of the item, such as its setting or place, and its countries.</summary>
    public required IReadOnlyList<string> Facts { get; init; }

    /// <summary>What was announced, oldest first; only the withdrawal when it came last.</summary>
    public required IReadOnlyList<Announcement> Changes { get; init; }

    /// <summary>Where the words were found, such as <c>In the takeaways</c>; empty when none were looked for.</summary>
    public required string FoundIn { get; init; }

    /// <summary>The passage that matched, with <see cref="Search.FindItems.MarkStart"/> and <see cref="Search.FindItems.MarkEnd"/> around the words; the summary when no passage has them.</summary>
    public required string Passage { get; init; }

    /// <summary>The chosen facet values that the item has, such as <c>Topic: Sequencing</c>.</summary>
    public required IReadOnlyList<string> Facets { get; init; }

    /// <summary>What the item is to the reader: <see cref="Announcement.New"/>, <see cref="Announcement.Changed"/> or <see cref="Announcement.Withdrawn"/>.</summary>
    public string State => Changes.Any(change => change.Kind == Announcement.New) ? Announcement.New : Changes[^1].Kind;
}
