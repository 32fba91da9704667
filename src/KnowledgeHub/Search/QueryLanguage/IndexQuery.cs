namespace KnowledgeHub.Search.QueryLanguage;

/// <summary>What was asked for, as the index understands it.</summary>
/// <param name="All">The FTS5 expression for everything that was asked for; empty when no text was.</param>
/// <param name="Groups">What scores an item.</param>
/// <param name="MayWiden">Whether items with some of it may be shown when few have all of it: no operator says otherwise.</param>
/// <param name="DidYouMean">What was probably meant, or null.</param>
public sealed record IndexQuery(string All, IReadOnlyList<QueryGroup> Groups, bool MayWiden, string? DidYouMean)
{
    /// <summary>Whether a word is known that no item has: its last item went, or the index has lost something.</summary>
    public bool HasLostWord { get; init; }

    /// <summary>What was typed and no item has, in no form and by no other name.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    public static IndexQuery Nothing { get; } = new("", [], false, null);

    public bool IsEmpty => All.Length == 0;
}
