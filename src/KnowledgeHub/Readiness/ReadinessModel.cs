using KnowledgeHub.Languages;

namespace KnowledgeHub.Readiness;

/// <summary>The dimensions, the levels and what older ones mean now; never changes once read.</summary>
public sealed class ReadinessModel(IReadOnlyList<Dimension> dimensions, IReadOnlyDictionary<int, IReadOnlyDictionary<string, string>> levels, IReadOnlyList<Remap> remaps)
{
    public const int Highest = 5;

    private readonly IReadOnlyList<Remap> active = [.. remaps.Where(remap => remap.UndoneAt is null).OrderBy(remap => remap.MadeAt).ThenBy(remap => remap.Id, StringComparer.Ordinal)];

    /// <summary>All dimensions in their order, those that were retired last.</summary>
    public IReadOnlyList<Dimension> All { get; } = [.. dimensions.OrderBy(dimension => dimension.RetiredAt is not null).ThenBy(dimension => dimension.Position)];

    /// <summary>Those in use, in their order.</summary>
    public IReadOnlyList<Dimension> Current { get; } = [.. dimensions.Where(dimension => dimension.RetiredAt is null).OrderBy(dimension => dimension.Position)];

    /// <summary>Every re-mapping, newest first.</summary>
    public IReadOnlyList<Remap> Remaps { get; } = [.. remaps.OrderByDescending(remap => remap.MadeAt)];

    public Dimension? Find(string? slug) => All.FirstOrDefault(dimension => dimension.Slug == slug);

    /// <summary>A level in words, in the language of the page.</summary>
    public string Level(int level) => Level(level, SiteLanguage.Current.Tag) is { Length: > 0 } own ? own : Level(level, "en");

    public string Level(int level, string locale) => levels.GetValueOrDefault(level)?.GetValueOrDefault(locale) ?? "";

    /// <summary>What was recorded at an instant means now. Re-mappings speak of what was there before them.</summary>
    public (string Dimension, int Level) Map(string dimension, int level, DateTimeOffset recordedAt)
    {
        foreach (var remap in active.Where(remap => remap.MadeAt > recordedAt))
        {
            (dimension, level) = remap.Map(dimension, level);
        }

        return (dimension, level);
    }
}

/// <summary>What some dimensions and levels mean from an instant on.</summary>
public sealed record Remap
{
    public required string Id { get; init; }

    public required string Reason { get; init; }

    /// <summary>The dimension that was retired with it, or empty.</summary>
    public string Retired { get; init; } = "";

    public DateTimeOffset MadeAt { get; init; }

    public required string MadeBy { get; init; }

    public DateTimeOffset? UndoneAt { get; init; }

    public string UndoneBy { get; init; } = "";

    public IReadOnlyList<RemapLine> Lines { get; init; } = [];

    public (string Dimension, int Level) Map(string dimension, int level) =>
        Lines.FirstOrDefault(line => line.FromDimension == dimension && line.FromLevel == level) is { } line ? (line.ToDimension, line.ToLevel) : (dimension, level);
}

/// <summary>One old dimension and level with what it means now.</summary>
public sealed record RemapLine
{
    public required string FromDimension { get; init; }

    public int FromLevel { get; init; }

    public required string ToDimension { get; init; }

    public int ToLevel { get; init; }

    public bool Changes => FromDimension != ToDimension || FromLevel != ToLevel;
}
