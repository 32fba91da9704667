using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace KnowledgeHub.Web.Tests.Running;

/// <summary>Postfix's smtp-sink: a mail server that is not ours, and writes each message it took into a file. What was cut off it throws away.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class SmtpSink : IAsyncDisposable
{
    private const string Recipient = "X-Rcpt-Args: <";
    private readonly Process process;
    private readonly int port;

    private SmtpSink(Process process, int port, string folder) => (this.process, this.port, Folder) = (process, port, folder);

    public string Folder { get; }

    /// <summary>What a hub is started with that mails into it.</summary>
    public (string Name, string Value)[] Settings =>
        [("Hub__Mail__Host", "127.0.0.1"), ("Hub__Mail__Port", port.ToString(CultureInfo.InvariantCulture)), ("Hub__Mail__From", "news@hub.example.org")];

    /// <summary>Starts one, or skips the test where it is missing.</summary>
    public static async Task<SmtpSink> StartAsync(string folder)
    {
        var program = Environment.GetEnvironmentVariable("HUB_TEST_SMTP_SINK");
        Needs.Require(program is not null, "smtp-sink is not there; tests/run fetches it.");
        var port = HubProcess.FreePort();
        Directory.CreateDirectory(folder);
        File.SetUnixFileMode(folder, (UnixFileMode)Convert.ToInt32("777", 8));
        var process = Process.Start(new ProcessStartInfo(program!, ["-R", folder, "-d", "%M.", $"127.0.0.1:{port}", "100"]))!;
        await Eventually.GetAsync("smtp-sink to listen", () => Listens(port));
        return new SmtpSink(process, port, folder);
    }

    /// <summary>The address of every message it took.</summary>
    public IReadOnlyList<string> Recipients() => [.. Directory.EnumerateFiles(Folder).Select(file => File.ReadLines(file).First(line => line.StartsWith(Recipient, StringComparison.Ordinal))[Recipient.Length..].Split('>')[0])];

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static string? Listens(int port)
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", port);
            return "yes";
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
