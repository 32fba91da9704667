namespace KnowledgeHub.Theming.Pages;

/// <summary>A commitment as it stands in a list.</summary>
/// <param name="Title">One sentence: who will do what.</param>
/// <param name="Url">Its page.</param>
/// <param name="Who">Who promised; empty when that may not be told.</param>
/// <param name="Place">City and country, or empty.</param>
/// <param name="StatusId">Such as <c>limited</c>; usable as a class.</param>
/// <param name="Status">The status in words.</param>
/// <param name="DueOn">By when, or null.</param>
/// <param name="Overdue">Whether the day has passed.</param>
/// <param name="Illustrative">Whether it is an invented example and must say so.</param>
public sealed record CommitmentCard(string Title, string Url, string Who, string Place, string StatusId, string Status, DateOnly? DueOn, bool Overdue, bool Illustrative);

/// <summary>A filter of the list: a select of this name.</summary>
public sealed record CommitmentChoice(string Name, string Label, IReadOnlyList<KeyValuePair<string, string>> Values, string Chosen);

/// <summary>The public commitments. The form sends <c>q</c>, the choices and <c>overdue=yes</c> by GET.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Query">What was searched for.</param>
/// <param name="Choices">The filters.</param>
/// <param name="OverdueOnly">Whether only overdue ones are shown.</param>
/// <param name="Filtered">Whether anything narrows the list.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Commitments">This page's.</param>
/// <param name="Paging">Where the list stands.</param>
/// <param name="Downloads">The list as files.</param>
public sealed record CommitmentsPageModel(
    Frame Frame, string Query, IReadOnlyList<CommitmentChoice> Choices, bool OverdueOnly, bool Filtered, int Total, IReadOnlyList<CommitmentCard> Commitments, Paging Paging, IReadOnlyList<Link> Downloads);

/// <summary>One commitment with its history.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Commitment">What stands in lists too.</param>
/// <param name="Description">More about it; may be empty.</param>
/// <param name="MadeOn">When it was promised.</param>
/// <param name="StatusOn">Since when the status is so.</param>
/// <param name="Quote">The words of the source, or empty.</param>
/// <param name="Source">Where it was said: the very paragraph, or another address; null when it is not known.</param>
/// <param name="SourceNote">What became of the passage since, or empty.</param>
/// <param name="Asks">What it answers to.</param>
/// <param name="Milestones">The dated events it works towards.</param>
/// <param name="Topics">Its topics.</param>
/// <param name="History">What was reported and accepted, the newest first.</param>
public sealed record CommitmentPageModel(
    Frame Frame, CommitmentCard Commitment, string Description, DateOnly MadeOn, DateOnly StatusOn, string Quote, Link? Source, string SourceNote,
    IReadOnlyList<Link> Asks, IReadOnlyList<Link> Milestones, IReadOnlyList<Link> Topics, IReadOnlyList<ProgressEntry> History);

/// <summary>One report of a history.</summary>
/// <param name="On">The day it speaks of.</param>
/// <param name="StatusId">Such as <c>limited</c>.</param>
/// <param name="Status">The status in words.</param>
/// <param name="Summary">What happened; may be empty.</param>
/// <param name="Evidence">What proves it: its name and address, which may be empty. Null when there is none.</param>
/// <param name="Barriers">What stood in the way; may be empty.</param>
/// <param name="Enablers">What helped; may be empty.</param>
/// <param name="ByOwner">Whether whoever promised reported it themselves.</param>
public sealed record ProgressEntry(DateOnly On, string StatusId, string Status, string Summary, Link? Evidence, string Barriers, string Enablers, bool ByOwner)
{
    /// <summary>On the page of an owner: what staff decided, or empty.</summary>
    public string Decision { get; init; } = "";
}

/// <summary>
/// Where an owner reports without an account. The form posts to the page's own address: <c>status</c>, <c>on-day</c>, <c>summary</c>,
/// <c>evidence-url</c>, <c>evidence-item</c>, <c>evidence-title</c>, <c>barriers</c>, <c>enablers</c>, <c>name</c>, <c>organisation</c>; and the trap <c>website</c>.
/// </summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Commitment">What was promised.</param>
/// <param name="Description">More about it; may be empty.</param>
/// <param name="MadeOn">When it was promised.</param>
/// <param name="Quote">The words of the source, or empty.</param>
/// <param name="Until">The last day on which the link works.</param>
/// <param name="Statuses">The points of the scale, by their ids.</param>
/// <param name="Typed">What was typed before an error, by the field's name.</param>
/// <param name="Today">The last day a report can speak of.</param>
/// <param name="Own">What was reported by this link.</param>
/// <param name="Done">What was just done, or empty.</param>
/// <param name="Errors">What to mend.</param>
public sealed record ProgressPageModel(
    Frame Frame, CommitmentCard Commitment, string Description, DateOnly MadeOn, string Quote, DateOnly Until, IReadOnlyList<KeyValuePair<string, string>> Statuses,
    IReadOnlyDictionary<string, string> Typed, DateOnly Today, IReadOnlyList<ProgressEntry> Own, string Done, IReadOnlyList<string> Errors)
{
    public string Value(string field) => Typed.GetValueOrDefault(field, "");
}
