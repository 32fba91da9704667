using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Benchmarks.Sending;

/// <summary>Postfix's own measuring tools: a mail server that takes and forgets everything, and a client that sends as fast as it can.</summary>
internal sealed class PostfixTools : IDisposable
{
    private const int MessageBytes = 30_000;
    private readonly string source = Program("HUB_TEST_SMTP_SOURCE", "smtp-source");
    private readonly Process sink;

    public PostfixTools() => sink = Start(Program("HUB_TEST_SMTP_SINK", "smtp-sink"), $"127.0.0.1:{Port}", "200");

    public int Port { get; } = FreePort();

    /// <summary>Messages a second from smtp-source, over connections that stay open.</summary>
    public async Task<double> SendAsync(int messages, int connections, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Start(source, "-d", "-s", Text(connections), "-m", Text(messages), "-l", Text(MessageBytes), "-f", "a@example.org", "-t", "b@example.org", $"127.0.0.1:{Port}");
        await process.WaitForExitAsync(ct);
        return process.ExitCode == 0
            ? messages / Stopwatch.GetElapsedTime(started).TotalSeconds
            : throw new SettingException($"smtp-source ended with {process.ExitCode}; run it by hand to see why.");
    }

    public void Dispose()
    {
        sink.Kill(entireProcessTree: true);
        sink.Dispose();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Process Start(string program, params string[] args) => Process.Start(new ProcessStartInfo(program, args))!;

    private static string Program(string variable, string tool) =>
        Environment.GetEnvironmentVariable(variable) ?? throw new SettingException($"{variable} is not set; set it to postfix's {tool}.");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
