using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace KnowledgeHub.Storage;

/// <summary>The rows of a CSV file with a heading (RFC 4180); cells are asked for by their heading, in any order and any case.</summary>
public sealed class CsvRows
{
    private CsvRows(IReadOnlyList<string> headings, IReadOnlyList<CsvRow> rows, string? problem) => (Headings, Rows, Problem) = (headings, rows, problem);

    /// <summary>In lower case, as they stand in the file.</summary>
    public IReadOnlyList<string> Headings { get; }

    public IReadOnlyList<CsvRow> Rows { get; }

    /// <summary>Why the file can't be read as a whole, or null.</summary>
    public string? Problem { get; }

    public static CsvRows Read(string text, int most)
    {
        var separator = text.AsSpan()[..Math.Max(0, text.IndexOf('\n', StringComparison.Ordinal))].Contains(';') && !text.AsSpan()[..text.IndexOf('\n', StringComparison.Ordinal)].Contains(',') ? ";" : ",";
        using var csv = new CsvReader(new StringReader(text.TrimStart('\ufeff')), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = separator,
            PrepareHeaderForMatch = heading => heading.Header.Trim().ToLowerInvariant(),
            MissingFieldFound = null,
            TrimOptions = TrimOptions.Trim,
        });
        try
        {
            return csv.Read() && csv.ReadHeader() ? ReadRows(csv, most) : new([], [], "The file is empty; its first line names the columns.");
        }
        catch (CsvHelperException e)
        {
            return new([], [], $"Line {e.Context?.Parser?.RawRow ?? 1} can't be read as CSV; check its quotation marks.");
        }
    }

    private static CsvRows ReadRows(CsvReader csv, int most)
    {
        var headings = csv.HeaderRecord!.Select(heading => heading.Trim().ToLowerInvariant()).ToList();
        var rows = new List<CsvRow>();
        while (csv.Read())
        {
            if (rows.Count == most)
            {
                return new(headings, [], $"The file has more than {most} rows; split it.");
            }

            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var column = 0; column < headings.Count; column++)
            {
                cells[headings[column]] = (csv.GetField(column) ?? "").Trim();
            }

            rows.Add(new CsvRow(csv.Parser.RawRow, cells));
        }

        return new(headings, rows, null);
    }
}

/// <summary>One row.</summary>
/// <param name="Line">The line of the file that it ends on, for messages.</param>
/// <param name="Cells">By heading in lower case.</param>
public sealed record CsvRow(int Line, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>The cell under a heading; empty when the file has no such column.</summary>
    public string this[string heading] => Cells.GetValueOrDefault(heading, "");

    /// <summary>A cell whose values stand between semicolons.</summary>
    public IReadOnlyList<string> List(string heading) => this[heading].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
