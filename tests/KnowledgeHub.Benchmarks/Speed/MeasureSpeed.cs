using System.Diagnostics;
using KnowledgeHub.Search;

namespace KnowledgeHub.Benchmarks.Speed;

/// <summary>Fills a throw-away hub with sample items and asks it queries of one to five words of different frequency.</summary>
public static class MeasureSpeed
{
    private const int Seed = 20_260_101;
    private const int QueriesPerRow = 200;
    private const int MostTerms = 5;

    public static async Task<string> RunAsync(IReadOnlyList<int> counts, CancellationToken ct)
    {
        var results = new List<string>();
        foreach (var count in counts)
        {
            results.Add(await MeasureAsync(count, ct));
        }

        return string.Join("\n\n", results);
    }

    private static async Task<string> MeasureAsync(int count, CancellationToken ct)
    {
        var random = new Random(Seed);
        var vocabulary = new Vocabulary(random);
        var items = new SampleItems(vocabulary, random);
        await using var hub = await ThrowAwayHub.CreateAsync(ct);
        var file = Path.Combine(hub.Folder, "items.jsonl");
        Console.WriteLine($"{count} items are generated, imported and indexed …");
        await items.WriteAsync(file, count, ct);
        var filling = await Filling.MeasureAsync(hub, file, count, ct);
        var peak = PeakMegabytes();
        Console.WriteLine($"{filling}\n\nQueries are asked …");
        var rows = Rows(items, count, vocabulary, random);
        return $"{count:N0} items, {QueriesPerRow} queries a row.\n\n{await AskAsync(hub.Get<FindItems>(), rows, ct)}\n\n{filling} "
            + $"The process held at most {peak:0} MB of memory after filling and {PeakMegabytes():0} MB after the queries.";
    }

    private static IReadOnlyList<(string Name, IReadOnlyList<string> Queries)> Rows(SampleItems items, int count, Vocabulary vocabulary, Random random) =>
        [.. from terms in Enumerable.Range(1, MostTerms)
            from band in Band.All
            select ($"{terms} {band.Name}", band.Queries(terms, QueriesPerRow, items, count, vocabulary, random))];

    private static async Task<MarkdownTable> AskAsync(FindItems find, IReadOnlyList<(string Name, IReadOnlyList<string> Queries)> rows, CancellationToken ct)
    {
        // Compiled code and a warm file cache are what a hub that runs has.
        await Latencies.MeasureAsync(find, [.. rows.SelectMany(row => row.Queries.Take(20))], 2, ct);
        var table = new MarkdownTable("Terms", "found", "widened", "p50 ms", "p95", "p99", "queries/s", "p50 ms, 2 threads", "p95", "p99", "queries/s");
        var measured = new List<(Latencies One, Latencies Two)>();
        foreach (var (name, queries) in rows)
        {
            var (one, two) = (await Latencies.MeasureAsync(find, queries, 1, ct), await Latencies.MeasureAsync(find, queries, 2, ct));
            measured.Add((one, two));
            table.Add(Cells(name, one, two));
        }

        table.Add(Cells("all", Latencies.Join([.. measured.Select(row => row.One)]), Latencies.Join([.. measured.Select(row => row.Two)])));
        return table;
    }

    private static string[] Cells(string name, Latencies one, Latencies two) =>
        [name, $"{one.Found:0}", $"{one.Widened * 100.0 / one.Milliseconds.Count:0} %", .. Cells(one), .. Cells(two)];

    private static IEnumerable<string> Cells(Latencies measured) =>
        [$"{measured.Percentile(50):0.0}", $"{measured.Percentile(95):0.0}", $"{measured.Percentile(99):0.0}", $"{measured.PerSecond:0}"];

    private static double PeakMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1_000_000.0;
    }
}
