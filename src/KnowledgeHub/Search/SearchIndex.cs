using KnowledgeHub.Content;
using KnowledgeHub.Search.Analysis;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace KnowledgeHub.Search;

/// <summary>
/// Keeps this node's index level with what is live. The checkpoint lies in the index itself, so that documents and
/// checkpoint are never apart.
/// </summary>
public sealed partial class SearchIndex(IndexFiles files, ChangeFeed changes, LiveContent live, TermStore terms, Stems stems, ILogger<SearchIndex> log)
{
    private const int Batch = 400;
    private static readonly NamedSql Sql = NamedSql.For<SearchIndex>(Dialect.Sqlite);

    /// <summary>How far a rebuild has come, in per cent; null when none runs.</summary>
    public int? Filling { get; private set; }

    /// <summary>Makes sure that there is an index of this program's schema; builds one when not.</summary>
    public async Task EnsureAsync(CancellationToken ct)
    {
        if (!await files.IsSoundAsync(ct) || await DiffersAsync(ct))
        {
            await RebuildAsync(null, ct);
        }
    }

    // After an older database was restored the index is ahead of it; and an index that has read every change must
    // hold as many items as are live.
    private async Task<bool> DiffersAsync(CancellationToken ct)
    {
        if (await StateAsync(ct) is not { } state)
        {
            return true;
        }

        var head = await changes.HeadAsync(ct);
        var differs = state.Checkpoint > head || (state.Checkpoint == head && state.Documents + state.Quarantined != await live.CountWithWithdrawnAsync(ct));
        return differs && head == await changes.HeadAsync(ct) && state == await StateAsync(ct);
    }

    /// <summary>Applies the changes since the checkpoint and says how many there were.</summary>
    public async Task<int> CatchUpAsync(CancellationToken ct)
    {
        var applied = 0;
        while (await ApplyBatchAsync(ct) is > 0 and var count)
        {
            applied += count;
        }

        return applied;
    }

    /// <summary>Builds the index anew from what is live and switches to it when the counts agree.</summary>
    /// <returns>How many documents it holds, and the items that could not be read with the reason for each.</returns>
    public async Task<RebuildReport> RebuildAsync(IProgress<(int Done, int Total)>? progress, CancellationToken ct)
    {
        using var writer = await files.LockAsync(ct);
        var file = await files.CreateNextAsync(ct);
        try
        {
            Filling = 0;
            var report = await FillAsync(file, progress, ct);
            files.Switch(file);
            LogRebuilt(report.Documents, report.Quarantined.Count);
            return report;
        }
        catch
        {
            files.Discard(file);
            throw;
        }
        finally
        {
            Filling = null;
        }
    }

    /// <summary>Where this node stands: its checkpoint and number of documents; null without a readable index.</summary>
    public async Task<(long Checkpoint, int Documents, int Quarantined)?> StateAsync(CancellationToken ct)
    {
        if (files.Current() is not { } file)
        {
            return null;
        }

        try
        {
            await using var connection = await IndexFiles.OpenAsync(file, ct);
            await using var session = new Session(connection, null);
            return (
                await session.ScalarAsync<long>(Sql["checkpoint"], ct: ct),
                await session.ScalarAsync<int>(Sql["count"], ct: ct),
                await session.ScalarAsync<int>(Sql["count-quarantine"], ct: ct));
        }
        catch (Exception e) when (e is SqliteException or SettingException)
        {
            return null;
        }
    }

    private async Task<int> ApplyBatchAsync(CancellationToken ct)
    {
        using var writer = await files.LockAsync(ct);
        if (files.Current() is not { } file)
        {
            return 0;
        }

        await using var session = await WriteAsync(file, ct);
        var batch = await changes.ReadAsync(await session.ScalarAsync<long>(Sql["checkpoint"], ct: ct), Batch, ct);
        if (batch.Count == 0)
        {
            return 0;
        }

        var ids = batch.Select(change => change.ContentId).Distinct().ToList();
        var index = new IndexWriter(session, new TermTable(stems));
        foreach (var id in ids)
        {
            await index.RemoveAsync(id, ct);
        }

        var known = await terms.ReadAsync(ct);
        foreach (var item in await live.FindManyWithWithdrawnAsync(ids, ct))
        {
            await AddOrQuarantineAsync(index, item, known, ct);
        }

        await session.RunAsync(Sql["set-checkpoint"], new { Sequence = batch[^1].Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture) }, ct);
        await session.CommitAsync(ct);
        return batch.Count;
    }

    private async Task<RebuildReport> FillAsync(string file, IProgress<(int Done, int Total)>? progress, CancellationToken ct)
    {
        // What is published while we read comes again through the feed: read the head first.
        var head = await changes.HeadAsync(ct);
        var total = await live.CountWithWithdrawnAsync(ct);
        var known = await terms.ReadAsync(ct);
        var quarantined = new List<(string ContentId, string Reason)>();
        var (done, last) = (0, "");
        await using var session = await WriteAsync(file, ct);
        var index = new IndexWriter(session, new TermTable(stems));
        while (await live.AfterWithWithdrawnAsync(last, Batch, ct) is { Count: > 0 } items)
        {
            foreach (var item in items)
            {
                if (await AddOrQuarantineAsync(index, item, known, ct) is { } reason)
                {
                    quarantined.Add((item.ContentId, reason));
                }
            }

            (done, last) = (done + items.Count, items[^1].ContentId);
            Filling = Math.Min(99, done * 100 / Math.Max(total, done));
            progress?.Report((done, Math.Max(total, done)));
        }

        await session.RunAsync(Sql["set-checkpoint"], new { Sequence = head.ToString(System.Globalization.CultureInfo.InvariantCulture) }, ct);
        await session.CommitAsync(ct);
        return new(done - quarantined.Count, quarantined);
    }

    private async Task<string?> AddOrQuarantineAsync(IndexWriter index, LiveItem item, Terms known, CancellationToken ct)
    {
        IndexDocument document;
        try
        {
            document = IndexDocument.From(item, known);
        }
        catch (Exception e)
        {
            // One item that can't be read must not keep all others from being found.
            LogQuarantined(item.ContentId, e.Message);
            await index.QuarantineAsync(item.ContentId, e.Message, ct);
            return e.Message;
        }

        await index.AddAsync(document, ct);
        return null;
    }

    private static async Task<Session> WriteAsync(string file, CancellationToken ct)
    {
        var connection = await IndexFiles.OpenAsync(file, ct);
        return new Session(connection, connection.BeginTransaction(deferred: false));
    }

    [LoggerMessage(LogLevel.Information, "Search index built: {Documents} documents, {Quarantined} set aside")]
    private partial void LogRebuilt(int documents, int quarantined);

    [LoggerMessage(LogLevel.Warning, "Item {ContentId} can't be indexed and was set aside: {Reason}")]
    private partial void LogQuarantined(string contentId, string reason);
}

/// <summary>What a rebuild did.</summary>
public sealed record RebuildReport(int Documents, IReadOnlyList<(string ContentId, string Reason)> Quarantined);
