using System.Runtime.CompilerServices;
using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Subscribers;

/// <summary>The files of subscribers that staff brought, with the report of each. They are kept for some days only.</summary>
public sealed class SubscriberImports(Database database, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The largest file, in megabytes.</summary>
    public const int MostMegabytes = 32;

    /// <summary>How long a report, and a file that was checked and not imported, is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private const int PartBytes = 256 * 1024;
    private readonly NamedSql sql = database.Sql<SubscriberImports>();
    private readonly SemaphoreSlim bell = new(0, 1);

    /// <summary>Stores a file to be checked and gives its id.</summary>
    public async Task<string> AddAsync(string fileName, Stream file, string staff, CancellationToken ct)
    {
        var id = Id.New(clock);
        await using var session = await database.BeginAsync(ct);
        await session.RunAsync(sql["add"], new { Id = id, FileName = fileName, Staff = staff, Now = clock.GetUtcNow() }, ct);
        var part = new byte[PartBytes];
        int read;
        for (var position = 0; (read = await file.ReadAtLeastAsync(part, PartBytes, throwOnEndOfStream: false, ct)) > 0; position++)
        {
            await session.RunAsync(sql["add-part"], new { Id = id, Position = position, Bytes = part[..read] }, ct);
        }

        await session.CommitAsync(ct);
        Wake();
        return id;
    }

    public async Task<SubscriberImport?> FindAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<SubscriberImport>(sql["find"], new { Id = id }, ct) is { } found
            ? found with { Outcomes = (await session.QueryAsync<OutcomeCount>(sql["outcomes"], new { Id = id }, ct)).ToDictionary(row => row.Outcome, row => row.Rows) }
            : null;
    }

    public async Task<IReadOnlyList<SubscriberImport>> ListAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<SubscriberImport>(sql["list"], ct: ct)];
    }

    /// <summary>Lets a checked file in. False when it is not checked, or was let in before.</summary>
    public async Task<bool> StartAsync(string id, string staff, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql["start"], new { Id = id, Staff = staff, Now = clock.GetUtcNow() }, ct) == 0)
        {
            return false;
        }

        await session.RunAsync(sql["clear-rows"], new { Id = id }, ct);
        await audit.RecordAsync(session, staff, AuditAction.Imported, new AuditSubject("subscribers", id), "The import was started.", ct);
        await session.CommitAsync(ct);
        Wake();
        return true;
    }

    /// <summary>Throws a file and its report away. False while it is being imported.</summary>
    public async Task<bool> RemoveAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.RunAsync(sql["remove"], new { Id = id }, ct) == 1;
    }

    /// <summary>The first lines of a report with one of these outcomes.</summary>
    public async Task<IReadOnlyList<RowReport>> RowsAsync(string id, string outcome, int most, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<RowReport>(sql["rows"], new { Id = id, Outcome = outcome, Limit = most }, ct)];
    }

    /// <summary>A whole report, some lines at a time.</summary>
    public async IAsyncEnumerable<RowReport> ReportAsync(string id, [EnumeratorCancellation] CancellationToken ct)
    {
        const int size = 1000;
        for (var after = 0; ;)
        {
            List<RowReport> lines;
            await using (var session = await database.OpenAsync(ct))
            {
                lines = [.. await session.QueryAsync<RowReport>(sql["report"], new { Id = id, After = after, Limit = size }, ct)];
            }

            foreach (var line in lines)
            {
                yield return line;
            }

            if (lines.Count < size)
            {
                yield break;
            }

            after = lines[^1].Row;
        }
    }

    /// <summary>Waits until a file comes, at most this long.</summary>
    public Task WaitAsync(TimeSpan most, CancellationToken ct) => bell.WaitAsync(most, ct);

    private void Wake()
    {
        try
        {
            bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // The worker was told already.
        }
    }

    private sealed record OutcomeCount
    {
        public required string Outcome { get; init; }

        public int Rows { get; init; }
    }
}
