namespace KnowledgeHub.Readiness;

/// <summary>What a case study shows about one dimension in one place, as it was recorded.</summary>
public sealed record Finding
{
    public required string Id { get; init; }

    public required string ContentId { get; init; }

    /// <summary>The version in which the passage was read.</summary>
    public required string Version { get; init; }

    public int VersionNumber { get; init; }

    /// <summary>The paragraph, by its address on the page.</summary>
    public required string Anchor { get; init; }

    /// <summary>The words of it that say so.</summary>
    public required string Quote { get; init; }

    /// <summary>As it was recorded; <see cref="SeenFinding"/> says what it means now.</summary>
    public required string Dimension { get; init; }

    public int Level { get; init; }

    public DateOnly ObservedOn { get; init; }

    public required string Country { get; init; }

    public string City { get; init; } = "";

    public string CitySlug { get; init; } = "";

    public string Note { get; init; } = "";

    public DateTimeOffset RecordedAt { get; init; }

    public required string RecordedBy { get; init; }

    public required string Title { get; init; }

    public required string Slug { get; init; }

    public required string Locale { get; init; }

    /// <summary>The version that readers see; null while they see none.</summary>
    public string? LiveVersion { get; init; }

    public ReadinessPlace Place => new(Country, City, CitySlug);
}

/// <summary>How a finding stands to what readers see.</summary>
public enum FindingStanding
{
    /// <summary>Readers see the case study, and its passage says what it said.</summary>
    Public,

    /// <summary>The case study is not published, or was withdrawn.</summary>
    NotPublished,

    /// <summary>The passage is no longer in what readers see: somebody has to look.</summary>
    ToCheck,
}

/// <summary>A finding with what it means now.</summary>
/// <param name="Finding">As it was recorded.</param>
/// <param name="Dimension">The dimension it counts for now.</param>
/// <param name="Level">The level it counts as now.</param>
/// <param name="Standing">Whether the public profile shows it.</param>
/// <param name="Illustrative">Whether its case study is an invented example.</param>
public sealed record SeenFinding(Finding Finding, string Dimension, int Level, FindingStanding Standing, bool Illustrative)
{
    public bool IsRemapped => Dimension != Finding.Dimension || Level != Finding.Level;

    /// <summary>The very paragraph on the public page.</summary>
    public string Path => $"/case-studies/{Finding.Slug}#{Finding.Anchor}";
}
