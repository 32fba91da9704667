using KnowledgeHub.Storage;

namespace KnowledgeHub.SearchDesk;

/// <summary>
/// Counts searches and opened results for this node. Counting is a few instructions in memory, so that no search waits
/// for it; every few seconds the sums go to the database, where those of all nodes add up. What was counted since is lost
/// when the node is killed. Who searched is never known here.
/// </summary>
public sealed class SearchNumbers(Database database, TimeProvider clock)
{
    /// <summary>A click further down than this counts as here.</summary>
    public const int LastPosition = 100;

    /// <summary>As many different questions a day as a node writes down; further ones count only in the totals, so that nobody can fill the disk.</summary>
    public const int MostADay = 20_000;

    private readonly NamedSql sql = database.Sql<SearchNumbers>();
    private readonly Lock gate = new();
    private readonly HashSet<string> known = [];
    private DateOnly today;
    private Dictionary<(DateOnly Day, string Query), SearchCount> searches = [];
    private Dictionary<(DateOnly Day, string Query, int Position, string ContentId), int> clicks = [];

    /// <summary>Counts one search: how many items it found, and whether none of them holds all words.</summary>
    public void CountSearch(AskedQuery query, int found, bool widened)
    {
        lock (gate)
        {
            var count = SearchCount.Of(found, widened);
            Add((Today(), ""), count);
            if (KeptNow(query) is { Length: > 0 } text)
            {
                Add((today, text), count);
            }
        }
    }

    /// <summary>Counts an opened result; position 0 is a promoted one.</summary>
    public void CountClick(AskedQuery query, int position, string contentId)
    {
        lock (gate)
        {
            var key = (Today(), KeptNow(query), Math.Clamp(position, 0, LastPosition), contentId);
            if (clicks.Count < MostADay || clicks.ContainsKey(key))
            {
                clicks[key] = clicks.GetValueOrDefault(key) + 1;
            }
        }
    }

    /// <summary>Adds what was counted since the last time to the database, all of it or nothing.</summary>
    public async Task FlushAsync(CancellationToken ct)
    {
        var (asked, opened) = Take();
        if (asked.Count + opened.Count == 0)
        {
            return;
        }

        try
        {
            await WriteAsync(asked, opened, ct);
        }
        catch
        {
            PutBack(asked, opened);
            throw;
        }
    }

    /// <summary>Removes what is older than <see cref="PrivacyFloor.KeptMonths"/> and says how many rows those were.</summary>
    public async Task<int> RemoveOldAsync(CancellationToken ct)
    {
        var before = new { Day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddMonths(-PrivacyFloor.KeptMonths) };
        await using var session = await database.OpenAsync(ct);
        return await session.RunAsync(sql["remove-old-searches"], before, ct)
            + await session.RunAsync(sql["remove-old-clicks"], before, ct)
            + await session.RunAsync(sql["remove-old-marks"], before, ct);
    }

    // Every node writes in the same order, so that two never wait for each other's rows.
    private async Task WriteAsync(
        Dictionary<(DateOnly Day, string Query), SearchCount> asked, Dictionary<(DateOnly Day, string Query, int Position, string ContentId), int> opened, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        foreach (var ((day, query), count) in asked.OrderBy(row => row.Key.Day).ThenBy(row => row.Key.Query, StringComparer.Ordinal))
        {
            await session.RunAsync(
                sql["add-search"],
                new { Day = day, Query = query, count.Searches, count.None, count.Few, count.Some, count.Many, count.Widened },
                ct);
        }

        foreach (var ((day, query, position, contentId), count) in opened
            .OrderBy(row => row.Key.Day).ThenBy(row => row.Key.Query, StringComparer.Ordinal).ThenBy(row => row.Key.Position).ThenBy(row => row.Key.ContentId, StringComparer.Ordinal))
        {
            await session.RunAsync(sql["add-click"], new { Day = day, Query = query, Position = position, ContentId = contentId, Clicks = count }, ct);
        }

        await session.CommitAsync(ct);
    }

    private (Dictionary<(DateOnly, string), SearchCount> Searches, Dictionary<(DateOnly, string, int, string), int> Clicks) Take()
    {
        lock (gate)
        {
            var taken = (searches, clicks);
            (searches, clicks) = ([], []);
            return taken;
        }
    }

    private void PutBack(Dictionary<(DateOnly, string), SearchCount> asked, Dictionary<(DateOnly, string, int, string), int> opened)
    {
        lock (gate)
        {
            foreach (var (key, count) in asked)
            {
                Add(key, count);
            }

            foreach (var (key, count) in opened)
            {
                clicks[key] = clicks.GetValueOrDefault(key) + count;
            }
        }
    }

    private void Add((DateOnly, string) key, SearchCount count) =>
        searches[key] = searches.TryGetValue(key, out var before) ? before + count : count;

    private DateOnly Today()
    {
        var now = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (now != today)
        {
            today = now;
            known.Clear();
        }

        return today;
    }

    private string KeptNow(AskedQuery query) =>
        known.Contains(query.Kept) || (known.Count < MostADay && known.Add(query.Kept)) ? query.Kept : "";
}

/// <summary>Searches, by how much they found.</summary>
internal readonly record struct SearchCount(int Searches, int None, int Few, int Some, int Many, int Widened)
{
    public static SearchCount Of(int found, bool widened) => new(
        1,
        found == 0 ? 1 : 0,
        found is > 0 and <= 10 ? 1 : 0,
        found is > 10 and <= 100 ? 1 : 0,
        found > 100 ? 1 : 0,
        widened && found > 0 ? 1 : 0);

    public static SearchCount operator +(SearchCount one, SearchCount other) => new(
        one.Searches + other.Searches, one.None + other.None, one.Few + other.Few, one.Some + other.Some, one.Many + other.Many, one.Widened + other.Widened);
}
