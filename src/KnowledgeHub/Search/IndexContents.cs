using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Search.Analysis;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using AttachmentTexts = KnowledgeHub.Media.AttachmentTexts;

namespace KnowledgeHub.Search;

/// <summary>What stands in an index file: reads it, and changes it in one transaction each. Who may do so when is <see cref="SearchIndex"/>'s matter.</summary>
public sealed partial class IndexContents(ChangeFeed changes, LiveContent live, TermStore terms, AttachmentTexts attachments, Stems stems, ILogger<IndexContents> log)
{
    private const int Batch = 400;
    private const int FilesAtOnce = 50;
    private static readonly NamedSql Sql = NamedSql.For<IndexContents>(Dialect.Sqlite);

    /// <summary>Its checkpoint and number of documents.</summary>
    internal async Task<(long Checkpoint, int Documents, int Quarantined)> StateAsync(string file, CancellationToken ct)
    {
        await using var session = await LookAsync(file, ct);
        return (
            await session.ScalarAsync<long>(Sql["checkpoint"], ct: ct),
            await session.ScalarAsync<int>(Sql["count"], ct: ct),
            await session.ScalarAsync<int>(Sql["count-quarantine"], ct: ct));
    }

    /// <summary>The items that are set aside.</summary>
    internal async Task<IReadOnlyList<SetAside>> QuarantineAsync(string file, CancellationToken ct)
    {
        await using var session = await LookAsync(file, ct);
        return [.. await session.QueryAsync<SetAside>(Sql["list-quarantine"], ct: ct)];
    }

    /// <summary>The versions that a file has read, by item, after one id and up to another (empty: to the end).</summary>
    internal Task<Dictionary<string, string>> VersionsAsync(string file, string after, string until, CancellationToken ct) =>
        VersionsAsync(file, Sql["versions"], new { After = after, Until = until }, ct);

    /// <summary>Whether a file follows this database's feed: not one of another database, nor of a time before a backup was restored.</summary>
    internal async Task<bool> FollowsAsync(string file, CancellationToken ct)
    {
        var checkpoint = await CheckpointAsync(file, ct);
        await using var session = await LookAsync(file, ct);
        return await session.ScalarAsync<string>(Sql["anchor"], ct: ct) == await AnchorAsync(checkpoint, ct);
    }

    /// <summary>Sets the checkpoint of a new file to the end of the feed: what changes from now on comes through the feed.</summary>
    internal async Task StartFollowingAsync(Session session, CancellationToken ct)
    {
        var head = await changes.HeadAsync(ct);
        await SetCheckpointAsync(session, head, await AnchorAsync(head, ct), ct);
    }

    /// <summary>Applies every change since the checkpoint.</summary>
    internal async Task ApplyAllAsync(string file, CancellationToken ct)
    {
        while (await ApplyBatchAsync(file, ct) > 0)
        {
        }
    }

    /// <summary>Applies the next changes since the checkpoint and says how many there were.</summary>
    internal async Task<int> ApplyBatchAsync(string file, CancellationToken ct)
    {
        var batch = await changes.ReadAsync(await CheckpointAsync(file, ct), Batch, ct);
        if (batch.Count > 0)
        {
            var ids = batch.Select(change => change.ContentId).Distinct().ToList();
            var items = await MapAsync(await live.FindManyWithWithdrawnAsync(ids, ct), ct);
            await ReplaceAsync(file, ids, items, session => SetCheckpointAsync(session, batch[^1].Sequence, Anchor(batch[^1]), ct), ct);
        }

        return batch.Count;
    }

    /// <summary>Compares these items once more, with all changes applied, and puts right what differs.</summary>
    internal async Task<Differences> HealAsync(string file, IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        await ApplyAllAsync(file, ct);
        var items = (await live.FindManyWithWithdrawnAsync(ids, ct)).ToDictionary(item => item.ContentId);
        var coming = (await changes.ReadAsync(await CheckpointAsync(file, ct), Batch, ct)).Select(change => change.ContentId).ToHashSet();
        var held = await VersionsAsync(file, Sql["versions-of"], new { Ids = ids }, ct);
        var found = new Differences(
            [.. ids.Where(id => !coming.Contains(id) && items.ContainsKey(id) && !held.ContainsKey(id))],
            [.. ids.Where(id => !coming.Contains(id) && items.TryGetValue(id, out var item) && held.TryGetValue(id, out var version) && version != item.VersionShown)],
            [.. ids.Where(id => !coming.Contains(id) && !items.ContainsKey(id) && held.ContainsKey(id))]);
        await ReplaceAsync(file, found.All, await MapAsync(found.All.Where(items.ContainsKey).Select(id => items[id]), ct), _ => Task.CompletedTask, ct);
        return found;
    }

    /// <summary>The numbers of words while many batches are written to one file; see <see cref="ReplaceAsync"/>.</summary>
    internal TermTable NewTerms() => new(stems);

    /// <summary>Takes items out and puts items in, in one transaction. An item that the index refuses is set aside, and the rest is tried again.</summary>
    internal async Task ReplaceAsync(string file, IReadOnlyCollection<string> gone, IReadOnlyList<MappedItem> items, Func<Session, Task> note, CancellationToken ct, TermTable? numbers = null)
    {
        numbers ??= NewTerms();
        while (true)
        {
            var at = 0;
            numbers.Forget();
            await using var session = await WriteAsync(file, ct);
            var writer = new IndexWriter(session, numbers);
            try
            {
                foreach (var id in gone)
                {
                    await writer.RemoveAsync(id, ct);
                }

                for (at = 0; at < items.Count; at++)
                {
                    await AddOrQuarantineAsync(writer, items[at], ct);
                }

                await note(session);
                await session.CommitAsync(ct);
                numbers.Keep();
                return;
            }
            catch (SqliteException e) when (at < items.Count && items[at].Document is not null && IsAboutItem(e))
            {
                var refused = items[at].SetAside($"The index did not take it: {e.Message}");
                items = [.. items.Select((item, n) => n == at ? refused : item)];
            }
        }
    }

    /// <summary>Makes items ready for the index, with what stands inside their files.</summary>
    internal async Task<IReadOnlyList<MappedItem>> MapAsync(IEnumerable<LiveItem> items, CancellationToken ct)
    {
        // A change of terms reaches this node by the feed, sooner than by the clock.
        var known = await terms.ReadNewestAsync(ct);
        var mapped = new List<MappedItem>();
        // A few at a time: one file may hold as much text as all the items.
        foreach (var some in items.Chunk(FilesAtOnce))
        {
            var files = await attachments.OfItemsAsync([.. some.Select(item => item.ContentId)], ct);
            mapped.AddRange(some.Select(item => MappedItem.From(item, known, [.. files[item.ContentId].Where(file => file.Pages.Count > 0).Select(Text)])));
        }

        return mapped;
    }

    // Pages without text are left out of what was read; here each page has its place, so that the numbers are right.
    private static AttachmentText Text(KnowledgeHub.Media.AttachmentText file)
    {
        var pages = file.Pages.ToDictionary(page => page.Number, page => ComposedText.From(page.Text.Replace('\f', ' ')));
        return new(
            file.Title.Length > 0 ? file.Title : file.FileName,
            file.Path,
            [.. Enumerable.Range(1, pages.Keys.Max()).Select(number => pages.GetValueOrDefault(number, ""))]);
    }

    private static async Task<long> CheckpointAsync(string file, CancellationToken ct)
    {
        await using var session = await LookAsync(file, ct);
        return await session.ScalarAsync<long>(Sql["checkpoint"], ct: ct);
    }

    private static async Task<Dictionary<string, string>> VersionsAsync(string file, string sql, object args, CancellationToken ct)
    {
        await using var session = await LookAsync(file, ct);
        return (await session.QueryAsync<LiveVersion>(sql, args, ct)).ToDictionary(row => row.ContentId, row => row.Version);
    }

    private async Task AddOrQuarantineAsync(IndexWriter writer, MappedItem item, CancellationToken ct)
    {
        if (item.Document is { } document)
        {
            await writer.AddAsync(document, item.Version, ct);
            return;
        }

        LogQuarantined(item.ContentId, item.Reason);
        await writer.QuarantineAsync(item.ContentId, item.Version, item.Reason, ct);
    }

    private static async Task SetCheckpointAsync(Session session, long sequence, string anchor, CancellationToken ct)
    {
        await session.RunAsync(Sql["set-checkpoint"], new { Sequence = sequence.ToString(System.Globalization.CultureInfo.InvariantCulture) }, ct);
        await session.RunAsync(Sql["set-anchor"], new { Anchor = anchor }, ct);
    }

    // The change at the checkpoint, by what it says: another database has another one under this number.
    private async Task<string> AnchorAsync(long sequence, CancellationToken ct) =>
        sequence == 0 ? ""
        : (await changes.ReadAsync(sequence - 1, 1, ct)).FirstOrDefault() is { } change && change.Sequence == sequence ? Anchor(change)
        : "gone";

    private static string Anchor(ContentChange change) => $"{change.ContentId} {change.At.UtcDateTime:O}";

    // Too long, or against a rule of the tables; anything else is no item's fault.
    private static bool IsAboutItem(SqliteException e) => e.SqliteErrorCode is 18 or 19 or 20;

    private static async Task<Session> WriteAsync(string file, CancellationToken ct)
    {
        var connection = await IndexFiles.OpenAsync(file, ct);
        try
        {
            return new Session(connection, connection.BeginTransaction(deferred: false));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task<Session> LookAsync(string file, CancellationToken ct) => new(await IndexFiles.OpenToReadAsync(file, ct), null);

    [LoggerMessage(LogLevel.Warning, "Item {ContentId} can't be indexed and was set aside: {Reason}")]
    private partial void LogQuarantined(string contentId, string reason);
}
