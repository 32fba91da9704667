using KnowledgeHub.Content;
using KnowledgeHub.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace KnowledgeHub.Search;

/// <summary>
/// Keeps this node's index level with what is live. The checkpoint lies in the index itself, so that documents and
/// checkpoint are never apart.
/// </summary>
public sealed partial class SearchIndex(IndexFiles files, IndexContents contents, LiveContent live, TimeProvider clock, ILogger<SearchIndex> log)
{
    /// <summary>Whether somebody asked for a rebuild in the background, and it has not ended yet.</summary>
    public bool IsRebuildAsked { get; private set; }

    /// <summary>How many items a rebuild stores at a time.</summary>
    internal int FillingBatch { get; set; } = 1_000;

    /// <summary>Asks this node to build its index anew in the background.</summary>
    public void AskForRebuild() => IsRebuildAsked = true;

    /// <summary>Makes sure that there is an index of this program's schema; builds one when not.</summary>
    public async Task EnsureAsync(CancellationToken ct)
    {
        if (await IsNeededAsync(ct))
        {
            using var filling = await files.LockFillingAsync(ct);
            // Another process may have built it while this one waited for its turn.
            if (await IsNeededAsync(ct))
            {
                await BuildAsync(null, ct);
            }
        }
    }

    /// <summary>Applies the changes since the checkpoint and says how many there were.</summary>
    public async Task<int> CatchUpAsync(CancellationToken ct)
    {
        for (var applied = 0; ;)
        {
            using var writer = await files.LockAsync(ct);
            if (files.Current() is not { } file || await ApplyOrSuspectAsync(file, ct) is not (> 0 and var count))
            {
                return applied;
            }

            applied += count;
        }
    }

    /// <summary>
    /// Builds the index anew from what is live and switches to it when the counts agree. What an earlier rebuild that was
    /// cut off had filled already is used.
    /// </summary>
    /// <returns>How many documents it holds, and the items that could not be read with the reason for each.</returns>
    public async Task<RebuildReport> RebuildAsync(IProgress<(int Done, int Total)>? progress, CancellationToken ct)
    {
        using var filling = await files.LockFillingAsync(ct);
        return await BuildAsync(progress, ct);
    }

    /// <summary>Goes on with a rebuild that was cut off, unless there is none or another process is at it.</summary>
    public async Task ResumeAsync(CancellationToken ct)
    {
        using var filling = files.TryLockFilling();
        if (filling is not null && await Fill().ResumableAsync(ct) is not null)
        {
            await BuildAsync(null, ct);
        }
    }

    /// <summary>How far a rebuild by this or another process has come; null when there is none under way.</summary>
    public async Task<FillingNotes?> FillingAsync(CancellationToken ct)
    {
        foreach (var file in files.Unfinished())
        {
            // A first index that is finished is put in its place in the next moment.
            if (await FillingNotes.LookAsync(file, ct) is { } notes && (!notes.Finished || files.Current() is null))
            {
                return notes;
            }
        }

        return null;
    }

    /// <summary>Where this node stands: its checkpoint and number of documents; null without a readable index.</summary>
    public async Task<(long Checkpoint, int Documents, int Quarantined)?> StateAsync(CancellationToken ct)
    {
        try
        {
            return files.Current() is { } file ? await contents.StateAsync(file, ct) : null;
        }
        catch (Exception e) when (e is SqliteException or SettingException)
        {
            return null;
        }
    }

    /// <summary>The items that are set aside, with the reason for each; none without a readable index.</summary>
    public async Task<IReadOnlyList<SetAside>> QuarantineAsync(CancellationToken ct)
    {
        try
        {
            return files.Current() is { } file ? await contents.QuarantineAsync(file, ct) : [];
        }
        catch (Exception e) when (e is SqliteException or SettingException)
        {
            return [];
        }
    }

    private async Task<bool> IsNeededAsync(CancellationToken ct) => !await files.IsSoundAsync(ct) || await DiffersAsync(ct);

    // After an older database was restored the index is ahead of it or remembers changes that it does not have; and an
    // index that has read every change must hold as many items as are live.
    private async Task<bool> DiffersAsync(CancellationToken ct)
    {
        if (files.Current() is not { } file || await StateAsync(ct) is not { } state)
        {
            return true;
        }

        var standing = await live.StandingAsync(ct);
        try
        {
            var differs = state.Checkpoint > standing.Head || !Agrees(state, standing) || !await contents.FollowsAsync(file, ct);
            return differs && state == await StateAsync(ct);
        }
        catch (Exception e) when (e is SqliteException or SettingException && files.Suspect(file, e))
        {
            return true;
        }
    }

    // Each change that was not applied yet may add or take away one item.
    private static bool Agrees((long Checkpoint, int Documents, int Quarantined) state, LiveStanding standing) =>
        Math.Abs(standing.Items - state.Documents - state.Quarantined) <= Math.Max(0, standing.Head - state.Checkpoint);

    private async Task<RebuildReport> BuildAsync(IProgress<(int Done, int Total)>? progress, CancellationToken ct)
    {
        var file = await Fill().ResumableAsync(ct) ?? await files.CreateNextAsync(ct);
        try
        {
            await Fill().RunAsync(file, progress, ct);
            await contents.ApplyAllAsync(file, ct);
            return await FinishAsync(file, ct);
        }
        catch (Exception e) when (e is InvalidDataException || files.Suspect(file, e))
        {
            // Nothing good will come of this file; after any other end, the next rebuild goes on from here.
            files.Discard(file);
            throw;
        }
    }

    private async Task<RebuildReport> FinishAsync(string file, CancellationToken ct)
    {
        using var writer = await files.LockAsync(ct);
        await contents.ApplyAllAsync(file, ct);
        var (state, standing) = (await contents.StateAsync(file, ct), await live.StandingAsync(ct));
        if (!Agrees(state, standing))
        {
            throw new InvalidDataException($"The new search index holds {state.Documents + state.Quarantined} items and {standing.Items} are live, so it is not used; it is built once more.");
        }

        var report = new RebuildReport(state.Documents, [.. (await contents.QuarantineAsync(file, ct)).Select(item => (item.ContentId, item.Reason))]);
        await Fill().FinishAsync(file, ct);
        files.Switch(file);
        files.Trust();
        IsRebuildAsked = false;
        LogRebuilt(report.Documents, report.Quarantined.Count);
        return report;
    }

    private FillIndex Fill() => new(contents, files, live, clock) { Batch = FillingBatch };

    // A damaged index is mended by those who look after it; whoever follows the feed just waits for that.
    private async Task<int> ApplyOrSuspectAsync(string file, CancellationToken ct)
    {
        try
        {
            return await contents.ApplyBatchAsync(file, ct);
        }
        catch (Exception e) when (e is SqliteException or SettingException && files.Suspect(file, e))
        {
            return 0;
        }
    }

    [LoggerMessage(LogLevel.Information, "Search index built: {Documents} documents, {Quarantined} set aside")]
    private partial void LogRebuilt(int documents, int quarantined);
}

/// <summary>What a rebuild did.</summary>
public sealed record RebuildReport(int Documents, IReadOnlyList<(string ContentId, string Reason)> Quarantined);
