using KnowledgeHub.Theming.Pictures;

namespace KnowledgeHub.Theming.Pages;

/// <summary>Where all places stand.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Regions">The regions to choose from, with their codes; the form posts <c>region</c>.</param>
/// <param name="Incomes">The income groups to choose from; the form posts <c>income</c>.</param>
/// <param name="Region">The chosen region, or empty.</param>
/// <param name="Income">The chosen income group, or empty.</param>
/// <param name="Cities">Whether cities are shown too; the form posts <c>cities=1</c>.</param>
/// <param name="Picture">The heat map; it may show fewer places than the table.</param>
/// <param name="Table">The same and more as a table.</param>
/// <param name="Levels">What the five levels are called.</param>
/// <param name="Dimensions">What each dimension is about.</param>
/// <param name="Files">The figures to take away.</param>
/// <param name="Illustrative">Whether anything shown is an invented example.</param>
public sealed record ReadinessPageModel(
    Frame Frame, IReadOnlyList<KeyValuePair<string, string>> Regions, IReadOnlyList<KeyValuePair<string, string>> Incomes, string Region, string Income, bool Cities,
    HeatMap Picture, LevelTable Table, IReadOnlyList<string> Levels, IReadOnlyList<DimensionGuide> Dimensions, IReadOnlyList<Link> Files, bool Illustrative);

/// <summary>Levels by place and dimension.</summary>
public sealed record LevelTable(IReadOnlyList<string> Columns, IReadOnlyList<LevelTableRow> Rows);

/// <summary>A place with its levels.</summary>
public sealed record LevelTableRow(Link Place, string Note, IReadOnlyList<LevelCell> Cells);

/// <summary>A level, or none when it is unknown; <paramref name="Words"/> says it, and where and when it was seen.</summary>
public sealed record LevelCell(int? Level, string Words);

/// <summary>A dimension with what its levels from 1 to 5 mean.</summary>
public sealed record DimensionGuide(string Name, string Description, IReadOnlyList<string> Levels);

/// <summary>Where one country or city stands.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Name">The place's name.</param>
/// <param name="Kind">What leads back: the overview, and for a city its country.</param>
/// <param name="Lead">How much is known, in a sentence.</param>
/// <param name="Picture">The radar.</param>
/// <param name="Levels">What the five levels are called.</param>
/// <param name="Dimensions">One entry for each dimension.</param>
/// <param name="Context">The conditions of the place.</param>
/// <param name="Own">The place's own view, or null.</param>
/// <param name="Cities">Cities of the country with a profile.</param>
/// <param name="Similar">Places with similar conditions.</param>
/// <param name="Links">Where to go on, such as to a comparison.</param>
/// <param name="Illustrative">Whether anything shown is an invented example.</param>
public sealed record ReadinessPlacePageModel(
    Frame Frame, string Name, IReadOnlyList<Link> Kind, string Lead, Radar Picture, IReadOnlyList<string> Levels, IReadOnlyList<DimensionEntry> Dimensions,
    IReadOnlyList<ContextEntry> Context, OwnViewEntry? Own, IReadOnlyList<Link> Cities, IReadOnlyList<SimilarEntry> Similar, IReadOnlyList<Link> Links, bool Illustrative);

/// <summary>One dimension of a place.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Level">The level that counts, or null when it is unknown.</param>
/// <param name="Meaning">What that level means.</param>
/// <param name="Latest">The finding behind it, or null.</param>
/// <param name="Earlier">Older and other findings.</param>
/// <param name="Own">The place's own level.</param>
/// <param name="OwnComment">Its comment, or empty.</param>
/// <param name="HasOwn">Whether there is an own view at all.</param>
public sealed record DimensionEntry(string Name, int? Level, string Meaning, FindingEntry? Latest, IReadOnlyList<FindingEntry> Earlier, int? Own, string OwnComment, bool HasOwn);

/// <summary>What a passage shows.</summary>
/// <param name="Level">The level.</param>
/// <param name="On">The day for which it speaks.</param>
/// <param name="Where">The city, when the page is about its country; else empty.</param>
/// <param name="Source">The case study, at the very paragraph.</param>
/// <param name="Quote">The words of the passage.</param>
/// <param name="Language">The passage's language, a BCP 47 tag.</param>
/// <param name="Note">What staff add, or how the level was recorded before it was re-mapped; may be empty.</param>
/// <param name="Illustrative">Whether it is an invented example.</param>
public sealed record FindingEntry(int Level, DateOnly On, string Where, Link Source, string Quote, string Language, string Note, bool Illustrative);

/// <summary>A condition with where that is known from; <paramref name="Note"/> says place and day.</summary>
public sealed record ContextEntry(string Name, string Value, string Source, string SourceUrl, string Note);

/// <summary>Whose own view it is and since when it stands.</summary>
public sealed record OwnViewEntry(string Organisation, DateOnly On, bool Illustrative, IReadOnlyList<OwnViewLine> Earlier);

/// <summary>An earlier own view.</summary>
public sealed record OwnViewLine(string Organisation, DateOnly On, string Levels);

/// <summary>A place with similar conditions, and what is alike and what differs.</summary>
public sealed record SimilarEntry(Link Place, string Alike, string Differ, string Unknown, Link Compare);

/// <summary>Up to four places side by side.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Places">The places of the form; it posts <c>place</c> for each.</param>
/// <param name="Chosen">The keys of those that are chosen, four at most.</param>
/// <param name="Most">How many can be compared.</param>
/// <param name="Picture">A heat map of them; null when none is chosen.</param>
/// <param name="Profiles">The chosen places with their addresses.</param>
/// <param name="Dimensions">A row for each dimension with a cell for each place.</param>
/// <param name="Context">A row for each condition with a text for each place.</param>
/// <param name="Illustrative">Whether anything shown is an invented example.</param>
public sealed record ReadinessComparePageModel(
    Frame Frame, IReadOnlyList<KeyValuePair<string, string>> Places, IReadOnlyList<string> Chosen, int Most, HeatMap? Picture, IReadOnlyList<Link> Profiles,
    IReadOnlyList<CompareRow> Dimensions, IReadOnlyList<CompareRow> Context, bool Illustrative)
{
    /// <summary>What was not done, such as that a place is unknown; or empty.</summary>
    public string Note { get; init; } = "";
}

/// <summary>One line of a comparison.</summary>
public sealed record CompareRow(string Name, IReadOnlyList<LevelCell> Cells);

/// <summary>
/// The page of a focal point who assesses their place by a link. It posts to its own address: <c>name</c>,
/// <c>organisation</c>, for each question <c>level-…</c> and <c>comment-…</c>, <c>action</c> (<c>keep</c> or <c>send</c>)
/// and the trap <c>website</c>.
/// </summary>
public sealed record SelfAssessmentPageModel(
    Frame Frame, string Place, IReadOnlyList<SelfAssessmentQuestion> Questions, string Name, string Organisation, DateOnly Until, string Reason, IReadOnlyList<string> Levels, string Done, string? Error);

/// <summary>One dimension to assess.</summary>
public sealed record SelfAssessmentQuestion(string Slug, string Name, string Description, IReadOnlyList<string> Meanings, int? Level, string Comment);

/// <summary>What an item shows about readiness, under its text.</summary>
public sealed record ItemFinding(string Dimension, string Level, Link Place, string PassageUrl, DateOnly On);
