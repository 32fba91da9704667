using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using KnowledgeHub.Mail;
using Xunit;

namespace KnowledgeHub.Tests.Mail;

/// <summary>
/// A Postfix of our own on loopback that insists on TLS and a sign-in, takes up to 1,000,000 bytes, and leaves all mail in a Maildir.
/// What it can't deliver it returns to the envelope sender; reports to <c>bounces+…@example.org</c> lie in a Maildir of their own.
/// </summary>
public sealed class RealPostfix : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("hub-postfix-").FullName;
    private Process? process;

    internal MailSettings Settings { get; private set; } = new();

    /// <summary>The Maildir with the reports.</summary>
    internal string Returned => Path.Combine(folder, "mail", "bounces");

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("HUB_TEST_POSTFIX") is not { } prefix)
        {
            return;
        }
        var (port, partner) = (FreePort(), FreePort());
        Settings = new() { Host = "127.0.0.1", Port = port, Security = MailSecurity.StartTls, User = "hub@mail.example.org", Password = "secret", From = "hub@example.org", Connections = 2 };
        process = Process.Start(Path.Combine(TestsFolder(), "postfix-on-loopback"), [prefix, folder, $"{port}", $"{partner}"]);
        await UntilAsync("Postfix listens", () => Listens(port) && Listens(partner) ? "yes" : null);
    }

    public static void Require() => Outside.Require(Environment.GetEnvironmentVariable("HUB_TEST_POSTFIX") is not null, "Postfix is not there; tests/run fetches it, as root.");

    /// <summary>Waits for the message that holds these words.</summary>
    internal Task<byte[]> DeliveredAsync(string words) => UntilAsync($"a mail with {words}", () =>
    {
        var box = Path.Combine(folder, "mail", "box", "new");
        return Directory.Exists(box) ? Directory.GetFiles(box).Select(File.ReadAllBytes).FirstOrDefault(mail => mail.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(words)) >= 0) : null;
    });

    /// <summary>Waits until so many unread messages lie among the reports.</summary>
    internal Task ReturnedAsync(int messages) => UntilAsync($"{messages} messages came back", () =>
    {
        var fresh = Path.Combine(Returned, "new");
        return Directory.Exists(fresh) && Directory.GetFiles(fresh).Length >= messages ? "yes" : null;
    });

    public ValueTask DisposeAsync()
    {
        process?.Kill(entireProcessTree: true);
        process?.WaitForExit();
        process?.Dispose();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<T> UntilAsync<T>(string what, Func<T?> look)
        where T : class
    {
        for (var until = DateTime.UtcNow.AddSeconds(30); DateTime.UtcNow < until; await Task.Delay(50))
        {
            if (look() is { } found)
            {
                return found;
            }
        }
        var log = Path.Combine(folder, "log");
        throw new TimeoutException($"Waited 30 s until {what}. {(File.Exists(log) ? await File.ReadAllTextAsync(log) : "")}");
    }

    private static bool Listens(int port)
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string TestsFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "postfix-on-loopback")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("tests/postfix-on-loopback is missing.");
        }
        return folder.FullName;
    }
}
