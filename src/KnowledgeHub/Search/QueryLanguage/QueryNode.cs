namespace KnowledgeHub.Search.QueryLanguage;

/// <summary>A part of what a visitor asked for.</summary>
public abstract record QueryNode
{
    /// <summary>Words that stand side by side; all are wanted, in any order.</summary>
    public sealed record Words(IReadOnlyList<string> All) : QueryNode;

    /// <summary>Words that must follow each other.</summary>
    public sealed record Phrase(IReadOnlyList<string> All) : QueryNode;

    /// <summary>Words with at most <paramref name="Distance"/> others between them.</summary>
    public sealed record Near(IReadOnlyList<string> All, int Distance) : QueryNode;

    /// <summary>Words that begin like this.</summary>
    public sealed record Prefix(string Start) : QueryNode;

    /// <summary>Words of this pattern: <c>*</c> stands for any letters and <c>?</c> for one.</summary>
    public sealed record Wildcard(string Pattern) : QueryNode;

    /// <summary>Words that differ by at most this many letters.</summary>
    public sealed record Fuzzy(string Word, int Edits) : QueryNode;

    /// <summary>A part that is looked for in one column of the index only.</summary>
    public sealed record InColumn(string Column, QueryNode Node) : QueryNode;

    /// <summary>A part that counts more, or less, than it would by itself.</summary>
    public sealed record Boosted(QueryNode Node, double Factor) : QueryNode;

    /// <summary>All wanted parts, and none of the unwanted.</summary>
    public sealed record And(IReadOnlyList<QueryNode> Wanted, IReadOnlyList<QueryNode> Unwanted) : QueryNode;

    /// <summary>At least one of the parts.</summary>
    public sealed record Or(IReadOnlyList<QueryNode> Parts) : QueryNode;
}

/// <summary>A condition on a facet that was typed into the query, such as <c>year:[2024 TO 2026]</c>.</summary>
public sealed record QueryFilter(string Kind, IReadOnlyList<string> Values);

/// <summary>What was typed, taken apart.</summary>
/// <param name="Root">What to look for in the texts, or null when only filters or signs were typed.</param>
/// <param name="Filters">Facet conditions; OR inside one, AND across.</param>
/// <param name="IsPlain">Whether no operator was used: then the hub may look for less than all of it.</param>
/// <param name="HasSigns">Whether + - or ! was used, which nobody does by chance; AND, OR, NOT and colons also stand in titles.</param>
public sealed record ParsedQuery(QueryNode? Root, IReadOnlyList<QueryFilter> Filters, bool IsPlain, bool HasSigns);
