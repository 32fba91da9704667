using System.Diagnostics;
using KnowledgeHub.Search;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Benchmarks.Speed;

/// <summary>How long it took to fill a hub, and how much room it takes.</summary>
/// <param name="Items">How many items were filled in.</param>
/// <param name="Import">Storing and publishing them; null when they were written straight into the tables.</param>
/// <param name="Index">Following the change feed into an index that was empty; null when no feed told of them.</param>
/// <param name="Reindex">Building the index anew beside the old one.</param>
/// <param name="IndexBytes">The size of the index on disk, without its log.</param>
/// <param name="LogBytes">The size of the write-ahead log that the rebuild left beside it.</param>
/// <param name="TextBytes">The size of the file the items came from.</param>
public sealed record Filling(int Items, TimeSpan? Import, TimeSpan? Index, TimeSpan Reindex, long IndexBytes, long LogBytes, long TextBytes)
{
    /// <summary>More items than this are not imported but written straight into the tables.</summary>
    public const int MostImported = 20_000;

    public static async Task<Filling> MeasureAsync(ThrowAwayHub hub, string file, int count, CancellationToken ct)
    {
        await hub.Get<TermStore>().SaveTopicsAsync(SampleTerms.Topics, ct);
        await hub.Get<TermStore>().SavePlacesAsync(SampleTerms.Places, ct);
        var total = 0;
        var index = hub.Get<SearchIndex>();
        TimeSpan? import = null, follow = null;
        if (count <= MostImported)
        {
            import = await TimeAsync(async () => total = (await hub.ImportAsync(file, ct)).Total);
            follow = await TimeAsync(() => index.CatchUpAsync(ct));
        }
        else
        {
            total = await StoreDirectly.RunAsync(hub, file, ct);
        }

        var rebuild = await TimeAsync(() => index.RebuildAsync(null, ct));
        var built = hub.Get<IndexFiles>().Current() ?? throw new SettingException("There is no index after it was built.");
        return await index.StateAsync(ct) is { } state && state.Documents == total
            ? new(total, import, follow, rebuild, Size(built), Size($"{built}-wal"), Size(file))
            : throw new SettingException($"Of {total} items not all came into the index; the measures would mean nothing.");
    }

    public override string ToString()
    {
        const double megabyte = 1_000_000;
        var table = new MarkdownTable("Filling", "seconds", "items/s");
        foreach (var (name, time) in new (string, TimeSpan?)[] { ("import and publish", Import), ("index (follow the changes)", Index), ("reindex (build anew)", Reindex) })
        {
            if (time is { TotalSeconds: var seconds })
            {
                table.Add(name, $"{seconds:0.0}", $"{Items / seconds:0}");
            }
        }

        return $"{table}\n\nThe index takes {IndexBytes / megabyte:0.0} MB and its write-ahead log {LogBytes / megabyte:0.0} MB, for {TextBytes / megabyte:0.0} MB of JSON lines.";
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started);
    }

    private static long Size(string file) => File.Exists(file) ? new FileInfo(file).Length : 0;
}
