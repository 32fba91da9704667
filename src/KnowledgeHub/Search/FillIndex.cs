using KnowledgeHub.Content;
using KnowledgeHub.Storage;
using Microsoft.Data.Sqlite;

namespace KnowledgeHub.Search;

/// <summary>Fills an index file from what is live, batch by batch, from where its own notes say that it is.</summary>
internal sealed class FillIndex(IndexContents contents, IndexFiles files, LiveContent live, TimeProvider clock)
{
    /// <summary>What was begun longer ago is begun anew: too much may have changed about topics and places.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private static readonly NamedSql Sql = NamedSql.For<FillIndex>(Dialect.Sqlite);

    /// <summary>How many items are stored at a time.</summary>
    public required int Batch { get; init; }

    /// <summary>The file to go on with, or null. Whatever else was begun is removed, so the caller must hold the lock for filling.</summary>
    public async Task<string?> ResumableAsync(CancellationToken ct)
    {
        string? found = null;
        foreach (var file in files.Unfinished())
        {
            if (found is null && await CanGoOnAsync(file, ct))
            {
                found = file;
            }
            else
            {
                files.Discard(file);
            }
        }

        return found;
    }

    public async Task RunAsync(string file, IProgress<(int Done, int Total)>? progress, CancellationToken ct)
    {
        var notes = await FillingNotes.LookAsync(file, ct) ?? await BeginAsync(file, ct);
        progress?.Report((notes.Done, Math.Max(notes.Total, notes.Done)));
        var numbers = contents.NewTerms();
        // One batch is read and mapped while the one before it is written.
        for (var next = ReadAsync(notes.Last, ct); await next is { Count: > 0 } items;)
        {
            next = ReadAsync(items[^1].ContentId, ct);
            notes = notes with { Last = items[^1].ContentId, Done = notes.Done + items.Count, NotedAt = clock.GetUtcNow() };
            await contents.ReplaceAsync(file, [], items, session => notes.WriteAsync(session, ct), ct, numbers);
            progress?.Report((notes.Done, Math.Max(notes.Total, notes.Done)));
        }

        await MergeAsync(file, ct);
    }

    /// <summary>Marks a file as complete and brings it into one compact file without a log, safe on the disk.</summary>
    public async Task FinishAsync(string file, CancellationToken ct)
    {
        await MergeAsUsualAsync(file, ct);
        var notes = await FillingNotes.LookAsync(file, ct) ?? new FillingNotes();
        await using var session = new Session(await IndexFiles.OpenAsync(file, ct), null);
        await (notes with { Finished = true, NotedAt = clock.GetUtcNow() }).WriteAsync(session, ct);
        await session.RunAsync(Sql["empty-log"], ct: ct);
    }

    private async Task<bool> CanGoOnAsync(string file, CancellationToken ct)
    {
        try
        {
            return await FillingNotes.LookAsync(file, ct) is { Finished: false } notes
                && clock.GetUtcNow() - notes.StartedAt < Longest
                && await IndexFiles.HasSchemaAsync(file, ct)
                && await CheckIndexFile.FindDamageAsync(file, ct) is null
                && await contents.FollowsAsync(file, ct);
        }
        catch (Exception e) when (e is SqliteException or SettingException)
        {
            return false;
        }
    }

    private async Task<FillingNotes> BeginAsync(string file, CancellationToken ct)
    {
        await MergeLaterAsync(file, ct);
        var now = clock.GetUtcNow();
        var notes = new FillingNotes { Total = await live.CountWithWithdrawnAsync(ct), StartedAt = now, NotedAt = now };
        await contents.ReplaceAsync(file, [], [], async session =>
        {
            // What is published while we read comes again through the feed: note its end first.
            await contents.StartFollowingAsync(session, ct);
            await notes.WriteAsync(session, ct);
        }, ct);
        return notes;
    }

    private Task<IReadOnlyList<MappedItem>> ReadAsync(string after, CancellationToken ct) =>
        Task.Run(async () => await contents.MapAsync(await live.AfterWithWithdrawnAsync(after, Batch, ct), ct), ct);

    // FTS5 merges its parts while it is written to. A file that is filled in one go is done sooner when they are merged once, at the end.
    private static Task MergeLaterAsync(string file, CancellationToken ct) => OnEachTableAsync(file, table => $"insert into {table} ({table}, rank) values ('automerge', 0)", ct);

    private static Task MergeAsync(string file, CancellationToken ct) => OnEachTableAsync(file, table => $"insert into {table} ({table}) values ('optimize')", ct);

    private static Task MergeAsUsualAsync(string file, CancellationToken ct) => OnEachTableAsync(file, table => $"insert into {table} ({table}, rank) values ('automerge', 4)", ct);

    private static async Task OnEachTableAsync(string file, Func<string, string> order, CancellationToken ct)
    {
        await using var session = new Session(await IndexFiles.OpenAsync(file, ct), null);
        foreach (var table in await IndexFiles.TablesAsync(session, ct))
        {
            await session.RunAsync(order(table), ct: ct);
        }
    }
}
