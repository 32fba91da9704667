using System.Diagnostics;

namespace KnowledgeHub.Benchmarks.Sending;

/// <summary>How fast an issue goes out, beside a client that only sends, and how much memory many recipients take.</summary>
internal static class MeasureSending
{
    private const int Rounds = 5;
    private static readonly int[] Connections = [8, 32];

    public static async Task<string> RunAsync(Options options, CancellationToken ct)
    {
        using var tools = new PostfixTools();
        // A server that is new answers its first connections late.
        await Task.Delay(TimeSpan.FromSeconds(1), ct);
        // Memory first: a process never gives its peak back.
        var memory = await MeasureMemoryAsync(tools, options.Recipients, ct);
        var speed = new MarkdownTable(["Messages/s, median", .. Connections.Select(count => $"{count} connections"), .. Connections.Select(count => $"of smtp-source, {count}")]);
        var measured = new List<(string Name, double[] PerSecond)>();
        foreach (var connections in Connections)
        {
            Console.WriteLine($"{connections} connections …");
            measured.AddRange(await MeasureSpeedAsync(tools, connections, options.Messages, ct));
        }

        var sources = measured.Where(one => one.Name == measured[0].Name).Select(one => one.PerSecond).ToList();
        foreach (var sender in measured.GroupBy(one => one.Name))
        {
            var medians = sender.Select(one => Median(one.PerSecond)).ToList();
            speed.Add([sender.Key, .. medians.Select(median => $"{median:0}"), .. sender.Select((one, n) => $"{Median(Shares(one.PerSecond, sources[n])) * 100:0} %")]);
        }

        return $"{options.Messages:N0} messages of 30 KB a round, {Rounds} rounds in turn after one that does not count; shares are medians of each round's own.\n\n{speed}\n\n{memory}";
    }

    // In turn, so that a busy moment of the machine is shared.
    private static async Task<IEnumerable<(string Name, double[] PerSecond)>> MeasureSpeedAsync(PostfixTools tools, int connections, int messages, CancellationToken ct)
    {
        await using var sqlite = await MailHub.CreateAsync(null, connections, tools.Port, ct);
        var server = Environment.GetEnvironmentVariable("HUB_TEST_POSTGRES");
        await using var postgres = server is null ? null : await MailHub.CreateAsync(server, connections, tools.Port, ct);
        var (source, onSqlite, onPostgres) = (new List<double>(), new List<double>(), new List<double>());
        // A round that doesn't count: the program's code is compiled while it runs.
        await SendAsync(sqlite, messages, ct);
        if (postgres is not null)
        {
            await SendAsync(postgres, messages, ct);
        }

        for (var round = 0; round < Rounds; round++)
        {
            source.Add(await tools.SendAsync(messages, connections, ct));
            onSqlite.Add(await SendAsync(sqlite, messages, ct));
            if (postgres is not null)
            {
                onPostgres.Add(await SendAsync(postgres, messages, ct));
            }
        }

        return [("smtp-source", [.. source]), ("the hub on SQLite", [.. onSqlite]), .. postgres is null ? [] : new[] { ("the hub on PostgreSQL", onPostgres.ToArray()) }];
    }

    private static async Task<double> SendAsync(MailHub hub, int messages, CancellationToken ct)
    {
        await hub.SubscribeAsync(messages, ct);
        await hub.QueueAsync(ct);
        var started = Stopwatch.GetTimestamp();
        var sent = await hub.SendAsync(ct);
        return sent == messages
            ? sent / Stopwatch.GetElapsedTime(started).TotalSeconds
            : throw new InvalidOperationException($"{sent} of {messages} messages were sent.");
    }

    private static async Task<MarkdownTable> MeasureMemoryAsync(PostfixTools tools, IReadOnlyList<int> recipients, CancellationToken ct)
    {
        var table = new MarkdownTable("Recipients", "peak memory, MB", "queued in s", "messages/s");
        foreach (var count in recipients)
        {
            Console.WriteLine($"{count} recipients …");
            await using var hub = await MailHub.CreateAsync(null, 8, tools.Port, ct);
            await hub.SubscribeAsync(count, ct);
            var started = Stopwatch.GetTimestamp();
            await hub.QueueAsync(ct);
            var queued = Stopwatch.GetElapsedTime(started);
            started = Stopwatch.GetTimestamp();
            await hub.SendAsync(ct);
            table.Add($"{count:N0}", $"{PeakMegabytes():0}", $"{queued.TotalSeconds:0.0}", $"{count / Stopwatch.GetElapsedTime(started).TotalSeconds:0}");
        }

        return table;
    }

    // Each round beside the smtp-source of the same round.
    private static List<double> Shares(double[] perSecond, double[] source) => [.. perSecond.Zip(source, (own, other) => own / other)];

    private static double Median(IReadOnlyList<double> numbers) => numbers.Order().ElementAt(numbers.Count / 2);

    private static double PeakMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1_000_000.0;
    }
}
