namespace KnowledgeHub.Theming.Pages;

/// <summary>All items of one type, filtered by facets.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Heading">Such as <c>Policy briefs</c>.</param>
/// <param name="Intro">One sentence on what the type is.</param>
/// <param name="Total">How many items match.</param>
/// <param name="Items">This page's items.</param>
/// <param name="Facets">Topic, evidence level, country, income group, audience and year with counts.</param>
/// <param name="ClearUrl">The list without filters, or null when none is set.</param>
/// <param name="Paging">Where the list stands.</param>
public sealed record ListPageModel(
    Frame Frame, string Heading, string Intro, int Total, IReadOnlyList<Card> Items,
    IReadOnlyList<Facet> Facets, string? ClearUrl, Paging Paging)
{
    /// <summary>The form for a span of years, or null when the list can't be narrowed.</summary>
    public YearRange? Years { get; init; }
}
