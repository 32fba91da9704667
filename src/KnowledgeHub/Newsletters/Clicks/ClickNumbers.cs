using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters.Clicks;

/// <summary>
/// Counts clicks on this node and adds them to the database every few seconds, where those of all nodes add up. A click waits a
/// while before it counts: a mail scanner opens many links of an issue at once, and then none of them counts. Where a click came
/// from is kept in memory for that while and nowhere else.
/// </summary>
public sealed class ClickNumbers(Database database, TimeProvider clock)
{
    /// <summary>How long a click waits.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(15);

    /// <summary>Whoever opens as many different links of an issue within <see cref="Wait"/> is a program.</summary>
    public const int LinksOfAScanner = 4;

    private const int MostWaiting = 100_000;

    private readonly NamedSql sql = database.Sql<ClickNumbers>();
    private readonly Lock gate = new();
    private readonly Dictionary<(int From, string IssueId), DateTimeOffset> scanners = [];
    private List<Waiting> waiting = [];

    /// <summary>Counts a click, unless it turns out to be one of a scanner's.</summary>
    /// <param name="link">What was clicked.</param>
    /// <param name="from">Where it came from; only compared with others.</param>
    public void Count(ClickedLink link, string from)
    {
        lock (gate)
        {
            if (waiting.Count < MostWaiting)
            {
                waiting.Add(new(link, from.GetHashCode(StringComparison.Ordinal), clock.GetUtcNow()));
            }
        }
    }

    /// <summary>Adds what has waited long enough to the database; at the end, all of it.</summary>
    public async Task FlushAsync(bool all, CancellationToken ct)
    {
        var ripe = Take(all);
        if (ripe.Count == 0)
        {
            return;
        }

        try
        {
            await WriteAsync(ripe, ct);
        }
        catch
        {
            lock (gate)
            {
                waiting.AddRange(ripe);
            }

            throw;
        }
    }

    // Every node writes in the same order, so that two never wait for each other's rows.
    private async Task WriteAsync(List<Waiting> ripe, CancellationToken ct)
    {
        // Somebody who presses twice because nothing seemed to happen has clicked once.
        var counted = ripe.DistinctBy(click => (click.From, click.Link)).GroupBy(click => (click.Link, Day: DateOnly.FromDateTime(click.At.UtcDateTime)));
        await using var session = await database.BeginAsync(ct);
        foreach (var group in counted.OrderBy(group => group.Key.Link.ToString(), StringComparer.Ordinal).ThenBy(group => group.Key.Day))
        {
            var (link, day) = group.Key;
            await session.RunAsync(sql["add"], new { link.IssueId, link.Number, link.Audience, link.Locale, Day = day, Clicks = group.Count() }, ct);
        }

        await session.CommitAsync(ct);
    }

    private List<Waiting> Take(bool all)
    {
        lock (gate)
        {
            FindScanners();
            var before = clock.GetUtcNow() - Wait;
            var human = waiting.Where(click => !scanners.ContainsKey(click.Key)).ToList();
            waiting = all ? [] : [.. human.Where(click => click.At > before)];
            return [.. human.Where(click => all || click.At <= before)];
        }
    }

    // What was seen as a program stays one for as long as it goes on.
    private void FindScanners()
    {
        foreach (var group in waiting.GroupBy(click => click.Key))
        {
            if (scanners.ContainsKey(group.Key) || group.Select(click => click.Link.Number).Distinct().Count() >= LinksOfAScanner)
            {
                scanners[group.Key] = group.Max(click => click.At) + Wait;
            }
        }

        foreach (var over in scanners.Where(scanner => scanner.Value < clock.GetUtcNow()).Select(scanner => scanner.Key).Where(key => waiting.All(click => click.Key != key)).ToList())
        {
            scanners.Remove(over);
        }
    }

    private sealed record Waiting(ClickedLink Link, int From, DateTimeOffset At)
    {
        public (int From, string IssueId) Key => (From, Link.IssueId);
    }
}
