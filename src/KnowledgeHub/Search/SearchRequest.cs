namespace KnowledgeHub.Search;

/// <summary>What to look for.</summary>
public sealed record SearchRequest
{
    /// <summary>The facets: OR inside one, AND across.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["type", "topic", "audience", "country", "year", "lang"];

    public string Words { get; init; } = "";

    /// <summary>Chosen values by kind.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Chosen { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary><c>relevance</c>, <c>newest</c>, <c>oldest</c> or <c>title</c>.</summary>
    public string Sort { get; init; } = "relevance";

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>From 1 to 100.</summary>
    public int Size { get; init; } = 10;

    /// <summary>Only what was published in this year or later.</summary>
    public int? FromYear { get; init; }

    /// <summary>Only what was published in this year or earlier.</summary>
    public int? ToYear { get; init; }

    /// <summary>Only this type is asked for, and it is no facet: the list of one type.</summary>
    public string? WithinType { get; init; }

    /// <summary>
    /// Only these items are looked at; null means all. The question is then whether they match, so nothing is widened:
    /// an item that holds only some of the words does not.
    /// </summary>
    public IReadOnlyCollection<string>? Among { get; init; }

    /// <summary>Whether items that were withdrawn, and keep their page with a notice, are found too.</summary>
    public bool WithWithdrawn { get; init; }
}

/// <summary>What was found.</summary>
public sealed record SearchAnswer
{
    public int Total { get; init; }

    /// <summary>How many items hold all words; the others hold some of them and follow in the order of relevance.</summary>
    public int WithAll { get; init; }

    /// <summary>Whether items are shown that hold only some of the words.</summary>
    public bool Widened => Total > WithAll;

    /// <summary>What was probably meant, when nothing has the words that were typed; or null.</summary>
    public string? DidYouMean { get; init; }

    public IReadOnlyList<FoundItem> Items { get; init; } = [];

    /// <summary>By kind, the most frequent value first.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets { get; init; } = new Dictionary<string, IReadOnlyList<FacetCount>>();

    /// <summary>The index is missing or can't be read; it is being rebuilt.</summary>
    public bool Unavailable { get; init; }
}

/// <summary>One result. <see cref="Title"/> and <see cref="Passage"/> have <see cref="FindItems.MarkStart"/> and <see cref="FindItems.MarkEnd"/> around the words found.</summary>
public sealed record FoundItem
{
    public required string ContentId { get; init; }

    public string ExternalId { get; init; } = "";

    public required string Type { get; init; }

    public required string Path { get; init; }

    public required string Locale { get; init; }

    public required string Title { get; init; }

    public required string PublishedOn { get; init; }

    /// <summary>The passage that answers best.</summary>
    public string Passage { get; init; } = "";

    /// <summary>The part of the item that the passage is from.</summary>
    public IndexColumn PassageColumn { get; init; }

    /// <summary>What was found in it, in the order of the text.</summary>
    public IReadOnlyList<FoundWord> Why { get; init; } = [];
}

/// <summary>One thing that was asked for and found in an item.</summary>
/// <param name="Typed">As it was typed; a synonym may stand in the text.</param>
/// <param name="Times">How often.</param>
/// <param name="IsExact">Whether it stands there as typed at least once.</param>
/// <param name="Columns">In which parts.</param>
public sealed record FoundWord(string Typed, int Times, bool IsExact, IReadOnlyList<IndexColumn> Columns);

/// <summary>A facet's value and how many results have it.</summary>
public sealed record FacetCount
{
    public required string Kind { get; init; }

    public required string Value { get; init; }

    public int Count { get; init; }
}
