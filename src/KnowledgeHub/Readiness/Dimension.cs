using KnowledgeHub.Languages;

namespace KnowledgeHub.Readiness;

/// <summary>One part of a health system's readiness, as this hub names it.</summary>
public sealed record Dimension
{
    public required string Slug { get; init; }

    public int Position { get; init; }

    /// <summary>What it is called and what its levels mean, by language; English is always there.</summary>
    public required IReadOnlyDictionary<string, DimensionWords> Texts { get; init; }

    /// <summary>When it went out of use; findings keep it.</summary>
    public DateTimeOffset? RetiredAt { get; init; }

    /// <summary>In the language of the page, as far as it was translated.</summary>
    public DimensionWords Words => Texts.GetValueOrDefault(SiteLanguage.Current.Tag) is { Name.Length: > 0 } own ? own.Or(English) : English;

    public DimensionWords English => Texts.GetValueOrDefault("en") ?? new();

    public string Name => Words.Name;
}

/// <summary>A dimension's words in one language.</summary>
public sealed record DimensionWords
{
    public string Name { get; init; } = "";

    /// <summary>For pictures; empty when the name is short enough.</summary>
    public string Short { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary>What each level from 1 to 5 means.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>What stands in a picture.</summary>
    public string Label => Short.Length > 0 ? Short : Name;

    public string Level(int level) => Levels.ElementAtOrDefault(level - 1) ?? "";

    // What was not translated is said in English.
    internal DimensionWords Or(DimensionWords english) => this with
    {
        Description = Description.Length > 0 ? Description : english.Description,
        Levels = [.. Enumerable.Range(1, ReadinessModel.Highest).Select(level => Level(level) is { Length: > 0 } own ? own : english.Level(level))],
    };
}
