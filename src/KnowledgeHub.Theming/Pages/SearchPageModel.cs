namespace KnowledgeHub.Theming.Pages;

/// <summary>Search: the form, and results when something was asked.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Query">What was asked, as typed.</param>
/// <param name="Asked">Whether there is anything to answer; without it the page is an empty form with hints.</param>
/// <param name="Total">How many items match.</param>
/// <param name="Widened">Whether too few items hold all words, so that items with some of them are shown too.</param>
/// <param name="WithAll">How many items hold all words.</param>
/// <param name="Hits">This page's results.</param>
/// <param name="Facets">Type, topic, audience, evidence level, country, income group, year and language with counts.</param>
/// <param name="ClearUrl">The same search without facets, or null when none is set.</param>
/// <param name="Sorts">Ways to order the results; the chosen one is current.</param>
/// <param name="DidYouMean">A better spelling with its search, or null.</param>
/// <param name="Paging">Where the list stands.</param>
/// <param name="Unavailable">Whether the index can't answer right now.</param>
/// <param name="Downloads">The whole result as files for reference managers and spreadsheets; its feed is among the frame's.</param>
/// <param name="Follow">The offer to follow the search by mail, or null.</param>
public sealed record SearchPageModel(
    Frame Frame, string Query, bool Asked, int Total, bool Widened, int WithAll, IReadOnlyList<Hit> Hits, IReadOnlyList<Facet> Facets,
    string? ClearUrl, IReadOnlyList<NavigationLink> Sorts, Link? DidYouMean, Paging Paging, bool Unavailable,
    IReadOnlyList<Link> Downloads, FollowOffer? Follow)
{
    /// <summary>Items that editors recommend for these words; they stand above <see cref="Hits"/> and are not in it again.</summary>
    public IReadOnlyList<Hit> Promoted { get; init; } = [];

    /// <summary>Before anything is asked: what others ask most.</summary>
    public IReadOnlyList<Link> Popular { get; init; } = [];

    /// <summary>Before anything is asked: what others asked lately.</summary>
    public IReadOnlyList<Link> Recent { get; init; } = [];

    /// <summary>The form for a span of years.</summary>
    public YearRange? Years { get; init; }

    /// <summary>What each result's "why" ends with: how ranking works, and where that is explained.</summary>
    public Link Ranking { get; init; } = new("How ranking works", "/search/help#ranking");

    /// <summary>Ways to take ticked results away: each is a form's address, to which every ticked item is sent as <c>id</c> by GET.</summary>
    public IReadOnlyList<Link> Selections { get; init; } = [];

    /// <summary>The module that ticks all results of the page and counts the ticked ones.</summary>
    public string SelectionScript { get; init; } = "/search-selection.js";

    /// <summary>The module that reports opened results; the list it watches carries <c>data-clicks</c> with <see cref="ClicksUrl"/> and <c>data-words</c> with <see cref="Query"/>.</summary>
    public string ClicksScript { get; init; } = "/search-clicks.js";

    /// <summary>Where opened results are reported.</summary>
    public string ClicksUrl { get; init; } = "/search/clicked";
}
