using System.Runtime.InteropServices;

namespace KnowledgeHub.Benchmarks;

/// <summary>What the measurements ran on: without it no figure means anything.</summary>
internal static class Machine
{
    public static async Task<string> DescribeAsync(CancellationToken ct)
    {
        var gigabytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30);
        return $"{DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores ({Processor()}), {gigabytes:0.#} GB of memory, "
            + $"{RuntimeInformation.FrameworkDescription}, SQLite {await SqliteVersionAsync(ct)}, {RuntimeInformation.OSDescription}.";
    }

    private static string Processor()
    {
        const string info = "/proc/cpuinfo";
        var model = File.Exists(info) ? File.ReadLines(info).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return model?.Split(':', 2)[^1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static async Task<string> SqliteVersionAsync(CancellationToken ct)
    {
        await using var hub = await ThrowAwayHub.CreateAsync(ct);
        await using var connection = await hub.OpenSqliteAsync("version.db", ct);
        return connection.ServerVersion;
    }
}
