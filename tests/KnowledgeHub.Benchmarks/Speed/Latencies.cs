using System.Diagnostics;
using KnowledgeHub.Search;

namespace KnowledgeHub.Benchmarks.Speed;

/// <summary>How long queries took when so many threads asked one after another without a pause.</summary>
/// <param name="Milliseconds">Of every query, in ascending order.</param>
/// <param name="Seconds">From the first question to the last answer.</param>
/// <param name="Found">The mean number of results.</param>
/// <param name="Widened">How many queries had no item with all words and were answered with some of them.</param>
public sealed record Latencies(IReadOnlyList<double> Milliseconds, double Seconds, double Found, int Widened)
{
    /// <summary>Asks as <c>/api/v1/search?q=…</c> does: the first ten results with passages, and all facets.</summary>
    public static async Task<Latencies> MeasureAsync(FindItems find, IReadOnlyList<string> queries, int threads, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        var shares = await Task.WhenAll(queries.Chunk((queries.Count + threads - 1) / threads).Select(share => Task.Run(() => AskAsync(find, share, ct), ct)));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var answers = shares.SelectMany(share => share).ToList();
        return new(
            [.. answers.Select(answer => answer.Milliseconds).Order()],
            seconds,
            answers.Average(answer => answer.Answer.Total),
            answers.Count(answer => answer.Answer.Widened));
    }

    /// <summary>Queries answered in a second by all threads together.</summary>
    public double PerSecond => Milliseconds.Count / Seconds;

    /// <summary>Several measurements, one after the other, as one.</summary>
    public static Latencies Join(IReadOnlyList<Latencies> all) => new(
        [.. all.SelectMany(one => one.Milliseconds).Order()],
        all.Sum(one => one.Seconds),
        all.Sum(one => one.Found * one.Milliseconds.Count) / all.Sum(one => one.Milliseconds.Count),
        all.Sum(one => one.Widened));

    /// <summary>The time within which so many per cent of the queries were answered, by the nearest rank.</summary>
    public double Percentile(int percent) => Milliseconds[Math.Max(0, (int)Math.Ceiling(Milliseconds.Count * percent / 100.0) - 1)];

    private static async Task<IReadOnlyList<(double Milliseconds, SearchAnswer Answer)>> AskAsync(FindItems find, IEnumerable<string> queries, CancellationToken ct)
    {
        var answers = new List<(double, SearchAnswer)>();
        foreach (var query in queries)
        {
            var started = Stopwatch.GetTimestamp();
            var answer = await find.RunAsync(new SearchRequest { Words = query }, ct);
            // Only the figures are kept: the texts would fill the memory that is measured.
            answers.Add((Stopwatch.GetElapsedTime(started).TotalMilliseconds, answer with { Items = [], Facets = new Dictionary<string, IReadOnlyList<FacetCount>>() }));
        }

        return answers;
    }
}
