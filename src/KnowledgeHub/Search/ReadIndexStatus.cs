using KnowledgeHub.Storage;

namespace KnowledgeHub.Search;

/// <summary>Says how this node's index is. It writes nothing, waits for no writer, and works when the index does not.</summary>
public sealed class ReadIndexStatus(IndexFiles files, SearchIndex index, ReconciliationFile reports, ChangeFeed changes)
{
    public async Task<IndexStatus> RunAsync(CancellationToken ct)
    {
        var (file, state) = (files.Current(), await index.StateAsync(ct));
        return new()
        {
            Generation = Path.GetFileNameWithoutExtension(file),
            Size = file is null ? 0 : SizeOf(file) + SizeOf($"{file}-wal"),
            BuiltAt = file is null ? null : (await FillingNotes.LookAsync(file, ct))?.NotedAt,
            Documents = state?.Documents,
            Checkpoint = state?.Checkpoint,
            Head = await HeadAsync(ct),
            Filling = await index.FillingAsync(ct),
            IsRebuildAsked = index.IsRebuildAsked,
            Quarantine = await index.QuarantineAsync(ct),
            Last = await reports.ReadAsync(ct),
        };
    }

    private async Task<long?> HeadAsync(CancellationToken ct)
    {
        try
        {
            return await changes.HeadAsync(ct);
        }
        catch (Exception e) when (e is SettingException or System.Data.Common.DbException)
        {
            return null;
        }
    }

    private static long SizeOf(string file)
    {
        try
        {
            return new FileInfo(file).Length;
        }
        catch (IOException)
        {
            // It was replaced just now.
            return 0;
        }
    }
}
