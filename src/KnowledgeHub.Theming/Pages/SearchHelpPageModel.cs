namespace KnowledgeHub.Theming.Pages;

/// <summary>How to search, how results are ordered, and what is counted. Ids that other pages link to: <c>evidence</c>, <c>ranking</c>, <c>counted</c>.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Fields">Names that may stand before a colon in a query.</param>
/// <param name="Filters">The filters beside the results.</param>
/// <param name="Evidence">The evidence levels, the firmest first.</param>
/// <param name="AskedByStaff">How often a question must be asked before staff see its words.</param>
/// <param name="AskedByAll">How often before it is suggested to everybody.</param>
public sealed record SearchHelpPageModel(
    Frame Frame, IReadOnlyList<HelpEntry> Fields, IReadOnlyList<HelpEntry> Filters, IReadOnlyList<HelpEntry> Evidence, int AskedByStaff, int AskedByAll);

/// <summary>Something that is explained; <paramref name="Example"/> is a query that can be followed, or empty.</summary>
public sealed record HelpEntry(string Name, string Meaning, string Example);
