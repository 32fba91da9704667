namespace KnowledgeHub.Content;

/// <summary>An item as staff see it: its envelope and its newest draft.</summary>
public sealed record ContentItem
{
    public required string Id { get; init; }

    public required string Type { get; init; }

    public required string Slug { get; init; }

    /// <summary>The address the item gets when it is published next, or null when it keeps its own.</summary>
    public string? DraftSlug { get; init; }

    /// <summary>A BCP 47 tag.</summary>
    public required string Locale { get; init; }

    public string? ExternalId { get; init; }

    public required string Title { get; init; }

    /// <summary><c>draft</c>, <c>published</c>, <c>withdrawn</c> or <c>unpublished</c>.</summary>
    public required string State { get; init; }

    public required string DraftVersion { get; init; }

    public string? LiveVersion { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public required string UpdatedBy { get; init; }

    /// <summary>When it was deleted; only a look-up by its external id finds deleted items.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The draft's JSON.</summary>
    public string Data { get; init; } = "{}";

    public ContentType ContentType => ContentType.Get(Type);

    public ContentBody Body => ContentType.Read(Data);

    /// <summary>Whether the draft holds something that readers do not see yet.</summary>
    public bool HasUnpublishedChanges => LiveVersion is not null && (LiveVersion != DraftVersion || DraftSlug is not null);

    public string Path => $"/{ContentType.Path}/{Slug}";
}
