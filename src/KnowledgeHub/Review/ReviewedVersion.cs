using KnowledgeHub.Content;
using KnowledgeHub.Html;

namespace KnowledgeHub.Review;

/// <summary>One version of an item as reviewers read it.</summary>
public sealed record ReviewedVersion
{
    public required string Id { get; init; }

    public required string ContentId { get; init; }

    public int Number { get; init; }

    public required string Type { get; init; }

    public required string Locale { get; init; }

    public required string Author { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public required string Data { get; init; }

    /// <summary>Whether it is what would be published next.</summary>
    public bool IsNewest { get; init; }

    public ContentType ContentType => ContentType.Get(Type);

    public ContentBody Body => ContentType.Read(Data);

    /// <summary>The paragraphs that a comment can point to.</summary>
    public IReadOnlyList<Paragraph> Passages => [.. ItemText.Of(ContentType, Body).SelectMany(part => part.Paragraphs).Where(paragraph => paragraph.Anchor.Length > 0)];
}
