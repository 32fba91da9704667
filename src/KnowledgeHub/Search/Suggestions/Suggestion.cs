namespace KnowledgeHub.Search.Suggestions;

/// <summary>Something that somebody may mean who is still typing.</summary>
public sealed record Suggestion
{
    public required SuggestionKind Kind { get; init; }

    /// <summary>A topic's slug, a country's code, an organisation's name, or an item's path.</summary>
    public required string Value { get; init; }

    public required string Text { get; init; }

    /// <summary>Where in <see cref="Text"/> the typed letters stand.</summary>
    public IReadOnlyList<(int Start, int Length)> Marks { get; init; } = [];

    /// <summary>The other name of a topic by which it was found, or empty.</summary>
    public string Note { get; init; } = "";

    /// <summary>Where in <see cref="Note"/> the typed letters stand.</summary>
    public IReadOnlyList<(int Start, int Length)> NoteMarks { get; init; } = [];
}

/// <summary>What a suggestion leads to, in the order in which they are shown.</summary>
public enum SuggestionKind
{
    Topic,
    Place,
    Organisation,
    Item,
}
