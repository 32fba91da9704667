using Microsoft.AspNetCore.Components;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Theming.Pages;

/// <summary>An item as it stands in a list.</summary>
/// <param name="Kind">The type's name for readers, such as <c>Policy brief</c>.</param>
/// <param name="Url">The item's path.</param>
/// <param name="Title">The item's title.</param>
/// <param name="Summary">One or two sentences.</param>
/// <param name="PublishedOn">The day it was published.</param>
/// <param name="Topics">Its topics.</param>
/// <param name="Places">Its places.</param>
/// <param name="Language">A BCP 47 tag.</param>
public sealed record Card(
    string Kind, string Url, string Title, string Summary, DateOnly PublishedOn,
    IReadOnlyList<Link> Topics, IReadOnlyList<Link> Places, string Language);

/// <summary>What an item means for one audience.</summary>
/// <param name="AudienceId">Such as <c>patient-group</c>; usable as an anchor.</param>
/// <param name="Audience">The audience's name for readers.</param>
/// <param name="Text">One or two sentences.</param>
public sealed record Takeaway(string AudienceId, string Audience, string Text);

/// <summary>A dated public event that content works towards.</summary>
/// <param name="When">The date as precisely as it is known, such as <c>22 May 2026</c> or <c>2027</c>.</param>
/// <param name="Title">What happens.</param>
/// <param name="Description">Why it matters.</param>
/// <param name="Past">Whether it lies behind us.</param>
public sealed record MilestoneEntry(string When, string Title, string Description, bool Past)
{
    /// <summary>Its page; empty when there is none.</summary>
    public string Url { get; init; } = "";
}

/// <summary>One facet, such as topic, with its values.</summary>
/// <param name="Name">The query parameter, such as <c>topic</c>.</param>
/// <param name="Label">The heading.</param>
/// <param name="Values">Values with counts; chosen ones first in no particular order.</param>
public sealed record Facet(string Name, string Label, IReadOnlyList<FacetValue> Values);

/// <summary>One value of a facet.</summary>
/// <param name="Value">What the query parameter carries.</param>
/// <param name="Label">The text for readers.</param>
/// <param name="Count">How many results have it.</param>
/// <param name="Chosen">Whether it is switched on.</param>
/// <param name="ToggleUrl">The page with this value switched the other way.</param>
public sealed record FacetValue(string Value, string Label, int Count, bool Chosen, string ToggleUrl);

/// <summary>A small form for a span of years, sent by GET.</summary>
/// <param name="Action">The list it narrows.</param>
/// <param name="From">The first year, field <c>from</c>; empty when it is open.</param>
/// <param name="To">The last year, field <c>to</c>; empty when it is open.</param>
/// <param name="Kept">What the form sends along, so that nothing else of the list changes.</param>
/// <param name="RemoveUrl">The list without it, or null when no year is set.</param>
public sealed record YearRange(string Action, string From, string To, IReadOnlyList<KeyValuePair<string, string>> Kept, string? RemoveUrl)
{
    /// <summary>The span in words.</summary>
    public string Text => (From.Length > 0, To.Length > 0) switch
    {
        (true, true) => From == To ? From : T("{0} to {1}", From, To),
        (true, false) => T("since {0}", From),
        _ => T("until {0}", To),
    };
}

/// <summary>Where a list stands; null addresses mean there is no such page.</summary>
public sealed record Paging(int Page, int Pages, string? PreviousUrl, string? NextUrl);

/// <summary>A found item: its card and the passage that matched, with <c>mark</c> around the words.</summary>
/// <param name="Card">The item.</param>
/// <param name="TitleMarked">The title with <c>mark</c> elements.</param>
/// <param name="Passage">The passage with <c>mark</c> elements.</param>
/// <param name="FoundIn">Where the passage stands, such as <c>Takeaway for payers</c>; empty for the text itself.</param>
public sealed record Hit(Card Card, MarkupString TitleMarked, MarkupString Passage, string FoundIn)
{
    /// <summary>The item's id, for the report of opened results (<c>data-item</c>).</summary>
    public string ItemId { get; init; } = "";

    /// <summary>Where the passage itself is, with the text of the link; null when there is no such place.</summary>
    public Link? PassageLink { get; init; }

    /// <summary>The item that took its place, or null: readers should open that one.</summary>
    public Link? SupersededBy { get; init; }

    /// <summary>Why it is a result, in whole sentences; empty when there is nothing to say.</summary>
    public IReadOnlyList<string> Why { get; init; } = [];

    /// <summary>Its place in the whole result, from 1 (<c>data-position</c>); 0 for a promoted item.</summary>
    public int Position { get; init; }
}
