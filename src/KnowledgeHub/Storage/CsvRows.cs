using System.Text;

namespace KnowledgeHub.Storage;

/// <summary>A small CSV file as a whole.</summary>
/// <param name="Headings">In lower case, as they stand in the file.</param>
/// <param name="Rows">The rows that hold anything.</param>
/// <param name="Problem">Why the file can't be read as a whole, or null.</param>
public sealed record CsvRows(IReadOnlyList<string> Headings, IReadOnlyList<CsvRow> Rows, string? Problem)
{
    public static async Task<CsvRows> ReadAsync(string text, int most, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new([], [], "The file is empty; its first line names the columns.");
        }

        await using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.TrimStart('\ufeff')));
        var file = await CsvFile.OpenAsync(stream, ct);
        var rows = new List<CsvRow>();
        try
        {
            await foreach (var row in file.ReadAsync(lineBreaks: true, ct))
            {
                if (row.IsBroken)
                {
                    return new([], [], $"Line {row.Line} can't be read as CSV; check its quotation marks.");
                }

                if (rows.Count == most)
                {
                    return new(file.Headings, [], $"The file has more than {most} rows; split it.");
                }

                rows.Add(row);
            }
        }
        catch (InvalidDataException e)
        {
            return new([], [], e.Message);
        }

        return new(file.Headings, rows, null);
    }
}
