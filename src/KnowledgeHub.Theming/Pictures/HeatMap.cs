namespace KnowledgeHub.Theming.Pictures;

/// <summary>A grid of steps from 1 to 5, drawn by the server. A cell without a step is unknown or empty, and is never drawn like a low one.</summary>
/// <param name="Id">Goes before the picture's ids, so that a page can hold several.</param>
/// <param name="Title">What the picture shows.</param>
/// <param name="Description">The same in a sentence or two, for those who do not see it.</param>
/// <param name="Columns">The short names over the columns.</param>
/// <param name="Rows">The rows in their order.</param>
public sealed record HeatMap(string Id, string Title, string Description, IReadOnlyList<string> Columns, IReadOnlyList<HeatMapRow> Rows);

/// <summary>A row; <paramref name="Steps"/> has a step or null for each column.</summary>
public sealed record HeatMapRow(string Name, IReadOnlyList<int?> Steps)
{
    /// <summary>Whether it belongs to the row above.</summary>
    public bool Below { get; init; }
}
