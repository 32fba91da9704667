namespace KnowledgeHub.Web.Newsletters;

/// <summary>A bar of a plot: its name and the size of each of its parts.</summary>
public sealed record PlotRow(string Name, IReadOnlyList<int> Values);
