using System.Globalization;
using System.Runtime.CompilerServices;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Subscribers;

/// <summary>The rows of a file of subscribers, its columns in any order. Only one row is in memory at a time.</summary>
public sealed class SubscriberFile
{
    /// <summary>The columns of the contract; the last two are optional, and so is every one that a file does without.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["email", "audience", "topics", "locale", "frequency", "status", "consent_source", "consented_at", "country", "organisation"];

    private static readonly string[] Required = ["email", "audience", "status"];
    private readonly CsvFile csv;

    private SubscriberFile(CsvFile csv) => this.csv = csv;

    /// <param name="stream">Read twice at least, so it has to be able to go back to its beginning.</param>
    /// <param name="ct">Ends the work early.</param>
    /// <returns>The file, or what is wrong with it as a whole.</returns>
    public static async Task<(SubscriberFile? File, string? Problem)> OpenAsync(Stream stream, CancellationToken ct)
    {
        var csv = await CsvFile.OpenAsync(stream, ct);
        return Required.FirstOrDefault(column => !csv.Headings.Contains(column)) is { } missing
            ? (null, $"The first row has no column '{missing}'; it has to be {string.Join(',', Columns.Take(8))}.")
            : csv.Headings.GroupBy(name => name).FirstOrDefault(group => group.Key.Length > 0 && group.Count() > 1) is { } twice
                ? (null, $"The first row has the column '{twice.Key}' twice; keep one of them.")
                : (new(csv), null);
    }

    /// <exception cref="InvalidDataException">A row is so long that the file is none of subscribers.</exception>
    public IAsyncEnumerable<CsvRow> ReadAsync(CancellationToken ct) => csv.ReadAsync(lineBreaks: false, ct);

    /// <summary>Writes a report that a spreadsheet opens, and in which no address is taken for a formula.</summary>
    public static Task WriteReportAsync(Stream to, IAsyncEnumerable<RowReport> rows, CancellationToken ct) =>
        CsvFile.WriteAsync(to, ["row", "email", "outcome", "what"], CellsAsync(rows, ct), ct);

    private static async IAsyncEnumerable<string[]> CellsAsync(IAsyncEnumerable<RowReport> rows, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in rows.WithCancellation(ct))
        {
            yield return [row.Row.ToString(CultureInfo.InvariantCulture), row.Email, row.Outcome, row.Sentence];
        }
    }
}
