using System.Diagnostics;
using System.Net.Sockets;
using KnowledgeHub.Web.Tests.Running;

namespace KnowledgeHub.Web.Tests.Journeys;

/// <summary>The mail's way out through a mail server that is not ours: postfix's smtp-sink, which writes down what it took.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class SmtpJourney(SqliteData data) : IClassFixture<SqliteData>
{
    [Fact(Timeout = 120_000)]
    public async Task A_confirmation_goes_through_a_real_mail_server_when_one_is_set()
    {
        var program = Environment.GetEnvironmentVariable("HUB_TEST_SMTP_SINK");
        Needs.Require(program is not null, "smtp-sink is not there; tests/run fetches it.");
        var (port, taken) = (HubProcess.FreePort(), Directory.CreateDirectory(Path.Combine(data.Path, "taken")).FullName);
        File.SetUnixFileMode(taken, (UnixFileMode)Convert.ToInt32("777", 8));
        using var sink = Process.Start(new ProcessStartInfo(program!, ["-R", taken, "-d", "%M.", $"127.0.0.1:{port}", "10"]) { RedirectStandardError = true })!;
        try
        {
            await Eventually.GetAsync("smtp-sink to listen", () => Listens(port));
            await using var hub = await HubProcess.StartAsync(
                data.Path, ("Hub__Mail__Host", "127.0.0.1"), ("Hub__Mail__Port", port.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("Hub__Mail__From", "news@hub.example.org"));
            using var reader = new Visitor(hub.Url);
            await reader.OpenAsync("/subscribe");
            await reader.PressAsync("Subscribe", ("email", "sink@example.org"), ("audience", "payer"), ("locale", "fr"));

            var mail = await Eventually.GetAsync("the mail in smtp-sink", async () =>
            {
                var file = Directory.GetFiles(taken).FirstOrDefault();
                var text = file is null ? "" : await File.ReadAllTextAsync(file);
                return text.Contains("--\n", StringComparison.Ordinal) || text.Contains("--\r\n", StringComparison.Ordinal) ? text : null;
            });
            Assert.Contains("sink@example.org", mail, StringComparison.Ordinal);
            Assert.Contains("From: KnowledgeHub <news@hub.example.org>", mail, StringComparison.Ordinal);
            Assert.Contains("multipart/alternative", mail, StringComparison.Ordinal);
            Assert.Contains("Auto-Submitted: auto-generated", mail, StringComparison.Ordinal);
            Assert.Contains("/confirm/", mail.Replace("=\r\n", "", StringComparison.Ordinal).Replace("=\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
        finally
        {
            sink.Kill(entireProcessTree: true);
        }
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
