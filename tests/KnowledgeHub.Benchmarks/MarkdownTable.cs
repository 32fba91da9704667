namespace KnowledgeHub.Benchmarks;

/// <summary>A table that reads well in a terminal and is Markdown as well. The first column is text, the others are numbers.</summary>
public sealed class MarkdownTable(params string[] head)
{
    private readonly List<string[]> rows = [];

    public void Add(params string[] cells) => rows.Add(cells);

    public override string ToString()
    {
        var widths = head.Select((name, column) => rows.Select(row => row[column].Length).Append(name.Length).Append(3).Max()).ToArray();
        var rule = widths.Select((width, column) => column == 0 ? new string('-', width) : $"{new string('-', width - 1)}:");
        return string.Join('\n', rows.Prepend([.. rule]).Prepend(head).Select(row => Line(row, widths)));
    }

    private static string Line(IReadOnlyList<string> cells, IReadOnlyList<int> widths) =>
        $"| {string.Join(" | ", cells.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column])))} |";
}
