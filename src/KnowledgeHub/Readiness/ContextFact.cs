namespace KnowledgeHub.Readiness;

/// <summary>A condition of a place with where that is known from.</summary>
public sealed record ContextFact
{
    public required string Id { get; init; }

    public required string Country { get; init; }

    public string City { get; init; } = "";

    public string CitySlug { get; init; } = "";

    /// <summary>One of <see cref="ContextKind.All"/>.</summary>
    public required string Kind { get; init; }

    public required string Value { get; init; }

    /// <summary>Null for the income group, which the hub keeps without a day.</summary>
    public DateOnly? AsOf { get; init; }

    public required string Source { get; init; }

    public string SourceUrl { get; init; } = "";

    public bool Illustrative { get; init; }

    public ReadinessPlace Place => new(Country, City, CitySlug);
}
