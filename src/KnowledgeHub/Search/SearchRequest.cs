using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Search;

/// <summary>What to look for.</summary>
public sealed record SearchRequest
{
    /// <summary>The facets: OR inside one, AND across.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["type", "topic", "audience", "evidence", "country", "income", "year", "lang"];

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

    /// <summary>Whether each result says in full why it is here; see <see cref="FoundWord.Forms"/> and <see cref="FoundItem.Missing"/>.</summary>
    public bool Explain { get; init; }

    /// <summary>Only this type is asked for, and it is no facet: the list of one type.</summary>
    public string? WithinType { get; init; }

    /// <summary>
    /// Only these items are looked at; null means all. The question is then whether they match, so nothing is widened:
    /// an item that holds only some of the words does not.
    /// </summary>
    public IReadOnlyCollection<string>? Among { get; init; }

    /// <summary>The same with topics at their addresses of today; links and followed searches may name older ones.</summary>
    public SearchRequest WithCurrentTopics(Terms known) =>
        Chosen.TryGetValue("topic", out var topics) && !known.Current(topics).SequenceEqual(topics)
            ? this with { Chosen = new Dictionary<string, IReadOnlyList<string>>(Chosen) { ["topic"] = known.Current(topics) } }
            : this;

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

    /// <summary>The field that the passage is from; empty when that is not known.</summary>
    public string PassageField { get; init; } = "";

    /// <summary>The anchor of the passage on the item's page; empty when it has none.</summary>
    public string PassageAnchor { get; init; } = "";

    /// <summary>The file that the passage is from; null when it is from the item itself.</summary>
    public FoundFile? PassageFile { get; init; }

    /// <summary>What was found in it, in the order of the text.</summary>
    public IReadOnlyList<FoundWord> Why { get; init; } = [];

    /// <summary>What was typed and is not in it; only when <see cref="SearchRequest.Explain"/> asks for it.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}

/// <summary>The page of a file.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Url">Where it can be opened.</param>
/// <param name="Page">From 1; 0 when the file has no pages.</param>
public sealed record FoundFile(string Name, string Url, int Page);

/// <summary>One thing that was asked for and found in an item.</summary>
/// <param name="Typed">As it was typed; a synonym may stand in the text.</param>
/// <param name="Times">How often.</param>
/// <param name="IsExact">Whether it stands there as typed at least once.</param>
/// <param name="Columns">In which parts.</param>
public sealed record FoundWord(string Typed, int Times, bool IsExact, IReadOnlyList<IndexColumn> Columns)
{
    /// <summary>As it stands in the item, the most frequent first; only when <see cref="SearchRequest.Explain"/> asks for it.</summary>
    public IReadOnlyList<FoundForm> Forms { get; init; } = [];
}

/// <summary>What stands in an item for something that was typed, how often, and what the two have to do with each other.</summary>
public sealed record FoundForm(string Text, int Times, FoundAs As);

/// <summary>What a word in an item has to do with the one that was typed.</summary>
public enum FoundAs
{
    /// <summary>They are the same.</summary>
    Typed,

    /// <summary>Another form of the same word, such as its plural.</summary>
    OtherForm,

    /// <summary>The thesaurus says that it means the same.</summary>
    Synonym,

    /// <summary>It begins like it, or fits the pattern.</summary>
    Beginning,

    /// <summary>It is spelled much like it.</summary>
    Similar,

    /// <summary>One word of a name that stands there apart from the others.</summary>
    Apart,
}

/// <summary>A facet's value and how many results have it.</summary>
public sealed record FacetCount
{
    public required string Kind { get; init; }

    public required string Value { get; init; }

    public int Count { get; init; }
}
