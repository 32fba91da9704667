using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Subscribers;

/// <summary>
/// Checks and imports the files that wait. How far it is stands in the same transaction as each batch, so that after a
/// crash the next run goes on at the row where the last one stopped.
/// </summary>
public sealed class RunImports(Database database, ImportSubscribers import, Lease lease, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<RunImports>();

    /// <summary>Deals with every file that waits and says how many there were; none while another node is at it.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        await using var held = await lease.HoldAsync("import-subscribers", ct);
        if (held is null)
        {
            return 0;
        }

        await TidyAsync(ct);
        var files = 0;
        while (await NextAsync(ct) is { } next)
        {
            await RunAsync(next, ct);
            files++;
        }

        return files;
    }

    private async Task RunAsync(Waiting next, CancellationToken ct)
    {
        var checking = next.State == "checking";
        string? problem;
        await using (var file = await CopyAsync(next.Id, ct))
        {
            problem = await import.RunAsync(file, checking, next.RowsDone, (session, lines) => WriteAsync(session, next.Id, lines, ct), ct);
        }

        await using var session = await database.BeginAsync(ct);
        var args = new { next.Id, State = problem is not null ? "failed" : checking ? "checked" : "done", Problem = problem ?? "", Now = clock.GetUtcNow() };
        await session.RunAsync(checking ? sql["checked"] : sql["end"], args, ct);
        if (!checking || problem is not null)
        {
            await session.RunAsync(sql["forget-file"], args, ct);
        }

        if (!checking)
        {
            var counts = (await session.QueryAsync<Count>(sql["counts"], args, ct)).Select(count => $"{count.Rows} {count.Outcome}");
            await audit.RecordAsync(session, next.AskedBy, AuditAction.Imported, new AuditSubject("subscribers", next.Id), $"{next.FileName}: {string.Join(", ", counts)}", ct);
        }

        await session.CommitAsync(ct);
    }

    private async Task WriteAsync(Session session, string id, IReadOnlyList<RowReport> lines, CancellationToken ct)
    {
        foreach (var line in lines)
        {
            await session.RunAsync(sql["add-line"], new { Id = id, line.Row, line.Email, line.Outcome, line.Sentence }, ct);
        }

        await session.RunAsync(sql["progress"], new { Id = id, Row = lines[^1].Row, Now = clock.GetUtcNow() }, ct);
    }

    // The file leaves the database part by part into one that goes with its handle, so that memory stays what it is.
    private async Task<FileStream> CopyAsync(string id, CancellationToken ct)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"hub-import-{Guid.NewGuid():n}"), options);
        await using var session = await database.OpenAsync(ct);
        for (var position = 0; await session.ScalarAsync<byte[]>(sql["part"], new { Id = id, Position = position }, ct) is { } bytes; position++)
        {
            await file.WriteAsync(bytes, ct);
        }

        return file;
    }

    private async Task<Waiting?> NextAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<Waiting>(sql["next"], ct: ct);
    }

    private async Task TidyAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        await session.RunAsync(sql["tidy"], new { Before = clock.GetUtcNow() - SubscriberImports.Kept }, ct);
    }

    private sealed record Waiting
    {
        public required string Id { get; init; }

        public required string FileName { get; init; }

        public required string State { get; init; }

        public int RowsDone { get; init; }

        public required string AskedBy { get; init; }
    }

    private sealed record Count
    {
        public required string Outcome { get; init; }

        public int Rows { get; init; }
    }
}
