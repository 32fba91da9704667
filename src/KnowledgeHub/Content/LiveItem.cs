namespace KnowledgeHub.Content;

/// <summary>An item as the public may read it.</summary>
public sealed record LiveItem
{
    public required string ContentId { get; init; }

    public required string Type { get; init; }

    public required string Slug { get; init; }

    public required string Locale { get; init; }

    public required string Title { get; init; }

    public required string Summary { get; init; }

    public DateOnly PublishedOn { get; init; }

    public DateTimeOffset FirstPublishedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public bool Withdrawn { get; init; }

    public string WithdrawnNote { get; init; } = "";

    public string? ExternalId { get; init; }

    /// <summary>The live version's id.</summary>
    public string Version { get; init; } = "";

    /// <summary>What readers see: another one when it is withdrawn, though the version stays.</summary>
    public string VersionShown => Withdrawn ? $"{Version} withdrawn" : Version;

    /// <summary>The live version's JSON.</summary>
    public string Data { get; init; } = "{}";

    public ContentType ContentType => ContentType.Get(Type);

    public ContentBody Body => ContentType.Read(Data);

    public string Path => $"/{ContentType.Path}/{Slug}";
}
