namespace KnowledgeHub.Theming.Pages;

/// <summary>All asks, by whom they address.</summary>
public sealed record AsksPageModel(Frame Frame, IReadOnlyList<AskGroup> Groups);

/// <summary>The asks of one addressee.</summary>
public sealed record AskGroup(string Addressee, IReadOnlyList<AskEntry> Asks);

/// <summary>An ask in a list, with what works towards it in words.</summary>
public sealed record AskEntry(Link Ask, string Description, string Work);

/// <summary>One ask: when it counts, what works towards it, and where evidence is missing.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Addressee">Whom it addresses.</param>
/// <param name="Title">The ask.</param>
/// <param name="Description">What it means.</param>
/// <param name="Milestones">The milestones that carry it.</param>
/// <param name="Items">What is published towards it.</param>
/// <param name="Commitments">Public commitments towards it.</param>
/// <param name="Timeline">Both over time; null when there is nothing to draw.</param>
/// <param name="Missing">Countries from which there is nothing.</param>
/// <param name="Wanted">A country that the reader was asked about; empty otherwise.</param>
public sealed record AskPageModel(
    Frame Frame, string Addressee, string Title, string Description, IReadOnlyList<MilestoneEntry> Milestones, IReadOnlyList<Card> Items,
    IReadOnlyList<CommitmentEntry> Commitments, TimelinePicture? Timeline, IReadOnlyList<Link> Missing, string Wanted);

/// <summary>All milestones, the oldest first.</summary>
public sealed record MilestonesPageModel(Frame Frame, IReadOnlyList<MilestoneEntry> Milestones);

/// <summary>One milestone.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Milestone">What it is and when.</param>
/// <param name="Window">When submissions are taken, in words; empty when nobody said.</param>
/// <param name="Submission">What to hand in, and where.</param>
/// <param name="Asks">What it is about.</param>
/// <param name="Items">What is published towards it.</param>
/// <param name="Commitments">Public commitments towards it.</param>
public sealed record MilestonePageModel(
    Frame Frame, MilestoneEntry Milestone, string Window, string Submission, IReadOnlyList<Link> Asks, IReadOnlyList<Card> Items, IReadOnlyList<CommitmentEntry> Commitments);

/// <summary>A public commitment in a list.</summary>
/// <param name="Title">One sentence.</param>
/// <param name="Url">Its page.</param>
/// <param name="PromisedBy">Who promised it.</param>
/// <param name="Due">By when; null when no day was named.</param>
/// <param name="Status">How far it is, in words.</param>
/// <param name="Late">Whether its day has passed and it is not done.</param>
/// <param name="Illustrative">Whether it was invented as an example.</param>
public sealed record CommitmentEntry(string Title, string Url, string PromisedBy, DateOnly? Due, string Status, bool Late, bool Illustrative);

/// <summary>Milestones and commitments over time.</summary>
public sealed record TimelinePageModel(Frame Frame, TimelinePicture Timeline);

/// <summary>Dated entries along a line, drawn by the server; the table beside it has the same entries.</summary>
/// <param name="Id">Goes before the picture's ids, so that a page can hold several.</param>
/// <param name="Title">What the picture shows.</param>
/// <param name="Description">The same in a sentence or two, for those who do not see it.</param>
/// <param name="Today">Where the line of today stands.</param>
/// <param name="Entries">By date.</param>
public sealed record TimelinePicture(string Id, string Title, string Description, DateOnly Today, IReadOnlyList<TimelineEntry> Entries);

/// <summary>One entry.</summary>
/// <param name="On">Where it stands on the line.</param>
/// <param name="When">The date, no more precise than it is known.</param>
/// <param name="Entry">Its title and page.</param>
/// <param name="Kind">What it is, in words.</param>
/// <param name="Done">How much of it is done: from 0 to 3; null for a milestone; -1 when there is no evidence, -2 when it was withdrawn.</param>
/// <param name="Status">How far it is, in words.</param>
public sealed record TimelineEntry(DateOnly On, string When, Link Entry, string Kind, int? Done, string Status);

/// <summary>The coverage map: asks against countries.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Picture">The map.</param>
/// <param name="Rows">What each cell with anything holds.</param>
/// <param name="Gaps">For each ask, the countries of the map from which there is nothing.</param>
/// <param name="Regions">Choices of the filter; the first chooses all.</param>
/// <param name="Incomes">Choices of the filter; the first chooses all.</param>
public sealed record CoveragePageModel(
    Frame Frame, CoveragePicture Picture, IReadOnlyList<CoverageRow> Rows, IReadOnlyList<CoverageGap> Gaps, IReadOnlyList<FilterChoice> Regions, IReadOnlyList<FilterChoice> Incomes);

/// <summary>One value of a select.</summary>
public sealed record FilterChoice(string Value, string Label, bool Chosen);

/// <summary>A grid of counts, drawn by the server.</summary>
/// <param name="Title">What the picture shows.</param>
/// <param name="Description">The same in a sentence or two, for those who do not see it.</param>
/// <param name="Columns">Short names over the columns.</param>
/// <param name="Rows">Names and counts, one for each column.</param>
public sealed record CoveragePicture(string Title, string Description, IReadOnlyList<string> Columns, IReadOnlyList<CoveragePictureRow> Rows);

/// <summary>A row of the grid.</summary>
public sealed record CoveragePictureRow(string Name, IReadOnlyList<int> Counts);

/// <summary>A cell with anything in it.</summary>
public sealed record CoverageRow(Link Ask, Link Country, IReadOnlyList<Link> Briefs, IReadOnlyList<Link> CaseStudies, IReadOnlyList<Link> Commitments);

/// <summary>Where nothing works towards an ask yet.</summary>
public sealed record CoverageGap(Link Ask, string Countries);
