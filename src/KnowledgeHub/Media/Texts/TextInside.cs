namespace KnowledgeHub.Media.Texts;

/// <summary>What was found inside a file, or why nothing was.</summary>
/// <param name="State">One of <see cref="TextState"/>.</param>
/// <param name="Reason">One sentence for staff; empty when all of it was read.</param>
/// <param name="Pages">The pages that have text.</param>
/// <param name="PageCount">How many pages, slides or sheets the file has, when it says so.</param>
public sealed record TextInside(string State, string Reason, IReadOnlyList<PageText> Pages, int? PageCount)
{
    public static TextInside Failed(string reason, int? pages = null) => new(TextState.Failed, reason, [], pages);

    /// <summary>Pages that were read; without a word among them the file counts as empty.</summary>
    public static TextInside From(PageTexts pages, string whenEmpty, bool hasPages = true) => pages.Texts.Count > 0
        ? new(TextState.Read, pages.Limit, pages.Texts, hasPages && pages.Limit.Length == 0 ? pages.Count : null)
        : new(TextState.Empty, whenEmpty, [], hasPages ? pages.Count : null);
}
