using KnowledgeHub.Content;

namespace KnowledgeHub.Relations;

/// <summary>A relation as seen from one of its two items.</summary>
public sealed record Relation
{
    /// <summary>The item from which it is seen.</summary>
    public required string OwnId { get; init; }

    public required string Kind { get; init; }

    /// <summary>Whether it starts from the own item.</summary>
    public bool Forward { get; init; }

    public required string OtherId { get; init; }

    public required string Type { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; init; }

    public required string Locale { get; init; }

    /// <summary>The other item's state, as staff know it: <c>draft</c>, <c>published</c> or <c>withdrawn</c>.</summary>
    public string State { get; init; } = "published";

    /// <summary>The day the other item was published; null for one that is not.</summary>
    public DateOnly? PublishedOn { get; init; }

    public string AddedBy { get; init; } = "";

    public DateTimeOffset AddedAt { get; init; }

    public string Path => $"/{ContentType.Get(Type).Path}/{Slug}";

    /// <summary>The relation in a word or two, such as <c>Superseded by</c>.</summary>
    public string Words => RelationKind.Find(Kind) is { } kind ? (Forward ? kind.Forward : kind.Backward) : Kind;

    /// <summary>Whether the own item has a newer one.</summary>
    public bool IsSuperseded => Kind == RelationKind.SupersedesId && !Forward;
}
