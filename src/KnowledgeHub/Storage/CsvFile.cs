using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;

namespace KnowledgeHub.Storage;

/// <summary>
/// A file of comma-separated values with a heading (RFC 4180): with commas, semicolons or tabs, in UTF-8, UTF-16 or
/// Windows-1252. Only one row is in memory at a time.
/// </summary>
public sealed class CsvFile
{
    private const int LongestRow = 64 * 1024;

    private readonly Stream stream;
    private readonly Encoding encoding;
    private readonly char separator;

    private CsvFile(Stream stream, Encoding encoding, char separator, IReadOnlyList<string> headings) =>
        (this.stream, this.encoding, this.separator, Headings) = (stream, encoding, separator, headings);

    /// <summary>In lower case, as they stand in the file.</summary>
    public IReadOnlyList<string> Headings { get; }

    /// <param name="stream">Read twice at least, so it has to be able to go back to its beginning.</param>
    /// <param name="ct">Ends the work early.</param>
    public static async Task<CsvFile> OpenAsync(Stream stream, CancellationToken ct)
    {
        var encoding = await TextEncoding.OfAsync(stream, ct);
        var header = await HeaderAsync(stream, encoding, ct);
        var separator = new[] { ',', ';', '\t' }.MaxBy(candidate => header.Count(c => c == candidate));
        return new(stream, encoding, separator, [.. header.Split(separator).Select(name => name.Trim(' ', '"').ToLowerInvariant())]);
    }

    /// <summary>The rows that hold anything.</summary>
    /// <param name="lineBreaks">Whether a quoted cell may go over several lines; if not, a quote that is never closed spoils one row and not the rest of the file.</param>
    /// <param name="ct">Ends the work early.</param>
    /// <exception cref="InvalidDataException">A row is so long that this is another kind of file.</exception>
    public async IAsyncEnumerable<CsvRow> ReadAsync(bool lineBreaks, [EnumeratorCancellation] CancellationToken ct)
    {
        stream.Position = 0;
        using var text = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        long broken = 0;
        var options = new CsvReaderOptions
        {
            Separator = separator,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MaxRecordSize = LongestRow,
            IncludeValuesInExceptions = false,
            AllowLineBreaksInQuotes = lineBreaks,
            OnMalformedRecord = record => broken = record.Reason is CsvMalformedReason.LineBreakInQuotes or CsvMalformedReason.UnterminatedQuote ? record.LineNumber : broken,
        };
        await using var reader = CsvReader.Create(text, options, leaveOpen: true);
        int[]? columns = null;
        while (await NextAsync(reader, ct))
        {
            columns ??= [.. Headings.Select(heading => reader.TryGetFieldIndex(heading, out var index) ? index : -1)];
            var cells = columns.Select(index => index < 0 ? "" : reader.GetString(index).Trim()).ToArray();
            if (Array.Exists(cells, cell => cell.Length > 0))
            {
                yield return new((int)reader.LineNumber, Headings, cells, broken == reader.LineNumber);
            }
        }
    }

    /// <summary>Writes a file that a spreadsheet opens, and in which no cell is taken for a formula.</summary>
    public static async Task WriteAsync(Stream to, IReadOnlyList<string> headings, IAsyncEnumerable<string[]> rows, CancellationToken ct)
    {
        await using var writer = CsvWriter.Create(to, new CsvWriterOptions { Injection = CsvInjection.Escape, WriteByteOrderMark = true }, leaveOpen: true);
        await writer.WriteRecordAsync([.. headings], ct);
        await foreach (var row in rows.WithCancellation(ct))
        {
            await writer.WriteRecordAsync(row, ct);
        }

        await writer.FlushAsync(ct);
    }

    private static async ValueTask<bool> NextAsync(CsvReader reader, CancellationToken ct)
    {
        try
        {
            return await reader.ReadAsync(ct);
        }
        catch (CsvFormatException e)
        {
            throw new InvalidDataException($"A row is longer than {LongestRow:N0} characters, so this is not the file it should be; save it as CSV with one record in each row.", e);
        }
    }

    private static async Task<string> HeaderAsync(Stream stream, Encoding encoding, CancellationToken ct)
    {
        stream.Position = 0;
        using var text = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var start = new char[4096];
        var read = await text.ReadBlockAsync(start, ct);
        return new string(start, 0, read).TrimStart('\r', '\n').Split('\r', '\n')[0];
    }
}
