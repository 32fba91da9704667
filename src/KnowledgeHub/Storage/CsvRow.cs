namespace KnowledgeHub.Storage;

/// <summary>One row of a CSV file; cells are asked for by their heading in lower case.</summary>
/// <param name="Line">The line of the file, for messages; the heading is 1.</param>
/// <param name="Headings">Of the file, in lower case.</param>
/// <param name="Cells">In the order of the headings.</param>
/// <param name="IsBroken">Its quotes don't match, so that its cells can't be trusted.</param>
public sealed record CsvRow(int Line, IReadOnlyList<string> Headings, IReadOnlyList<string> Cells, bool IsBroken)
{
    /// <summary>The cell under a heading; empty when the file has no such column.</summary>
    public string this[string heading] => Headings.Index().Where(column => column.Item == heading).Select(column => Cells[column.Index]).FirstOrDefault("");

    /// <summary>A cell whose values stand between semicolons.</summary>
    public IReadOnlyList<string> List(string heading) => this[heading].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
