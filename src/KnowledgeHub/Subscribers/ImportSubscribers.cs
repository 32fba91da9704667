using System.Security.Cryptography;
using System.Text;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Subscribers;

/// <summary>
/// Reads a file of subscribers, batch by batch, each in a transaction of its own. What is stored is stored as whole
/// batches; running the same file again goes on where it stopped and changes nothing of what is there.
/// </summary>
public sealed class ImportSubscribers(Database database, ImportBatch batches, Suppression suppression, TermStore terms, TimeProvider clock)
{
    /// <summary>As many rows as one transaction takes, so that nobody else waits long.</summary>
    public const int BatchSize = 500;

    /// <param name="stream">The file; it has to be able to go back to its beginning.</param>
    /// <param name="checkOnly">Say what would happen, and do nothing.</param>
    /// <param name="after">Rows up to this number were dealt with before.</param>
    /// <param name="report">Gets the lines of each batch in its transaction.</param>
    /// <param name="ct">Ends the work after the batch it is at.</param>
    /// <returns>What is wrong with the file as a whole, or null.</returns>
    public async Task<string?> RunAsync(Stream stream, bool checkOnly, int after, Func<Session, IReadOnlyList<RowReport>, Task> report, CancellationToken ct)
    {
        var (file, problem) = await SubscriberFile.OpenAsync(stream, ct);
        if (file is null)
        {
            return problem;
        }

        var known = await terms.ReadAsync(ct);
        var seen = new Dictionary<UInt128, int>();
        var batch = new List<object>(BatchSize);
        try
        {
            await foreach (var row in file.ReadAsync(ct))
            {
                var line = Read(row, known, seen);
                if (row.Line > after)
                {
                    batch.Add(line);
                }

                if (batch.Count == BatchSize)
                {
                    await WriteAsync(batch, checkOnly, report, ct);
                    batch.Clear();
                }
            }
        }
        catch (InvalidDataException e)
        {
            return e.Message;
        }

        if (batch.Count > 0)
        {
            await WriteAsync(batch, checkOnly, report, ct);
        }

        return null;
    }

    // A row to import, or the line that says why not.
    private object Read(CsvRow row, Terms known, Dictionary<UInt128, int> seen)
    {
        var (read, problem) = ReadImportRow.Run(row, known, clock.GetUtcNow());
        if (read is null)
        {
            return RowReport.Of(row.Line, Shown(row["email"]), RowOutcome.Wrong, problem!);
        }

        // 16 bytes of each address are kept instead of the address: a file of any length fits.
        var mark = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(read.Email)));
        return seen.TryAdd(mark, row.Line) ? read : RowReport.Of(row.Line, read.Email, RowOutcome.Repeated, $"Row {seen[mark]} has this address already; this one is left out.");
    }

    private async Task WriteAsync(List<object> batch, bool checkOnly, Func<Session, IReadOnlyList<RowReport>, Task> report, CancellationToken ct)
    {
        var rows = batch.OfType<ImportedRow>().ToList();
        var hashes = new Dictionary<string, string>(rows.Count);
        foreach (var row in rows)
        {
            hashes[row.Email] = await suppression.HashAsync(row.Email, ct);
        }

        for (var done = false; !done;)
        {
            await using var session = await database.BeginAsync(ct);
            if (await batches.RunAsync(session, rows, hashes, checkOnly, ct) is { } lines)
            {
                await report(session, [.. lines.Concat(batch.OfType<RowReport>()).OrderBy(line => line.Row)]);
                await session.CommitAsync(ct);
                done = true;
            }
        }
    }

    // A wrong address may be anything at all; a report shows its beginning.
    private static string Shown(string text) => new([.. text.Where(c => !char.IsControl(c)).Take(254)]);
}
