using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Xunit;

namespace KnowledgeHub.Tests.Mail;

/// <summary>The server's side of one conversation: what it expects to hear and what it says.</summary>
internal sealed class SmtpDialogue(Socket socket, CancellationToken ct) : IDisposable
{
    private readonly byte[] buffer = new byte[64 * 1024];
    private Stream stream = new NetworkStream(socket, ownsSocket: true);
    private int start;
    private int end;

    /// <summary>Whether the client has already sent more than was heard.</summary>
    public bool HasMore => end > start || socket.Available > 0;

    public async Task SayAsync(params string[] lines) =>
        await stream.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\r\n"))), ct);

    /// <summary>Takes one line, which must be this one or, with a * at the end, begin like it.</summary>
    public async Task<string> HearAsync(string expected)
    {
        var line = await LineAsync() ?? "(the end of the connection)";
        Assert.True(expected.EndsWith('*') ? line.StartsWith(expected[..^1], StringComparison.Ordinal) : line == expected, $"Heard \"{line}\" instead of \"{expected}\".");
        return line;
    }

    public async Task HearEndAsync() => Assert.Null(await LineAsync());

    /// <summary>Takes whatever comes, answers nothing, and ends when the client has gone.</summary>
    public async Task HearSilenceAsync()
    {
        while (await stream.ReadAsync(buffer, ct) > 0)
        {
            start = end = 0;
        }
    }

    /// <summary>Takes the message with its dots as they came, without the last one.</summary>
    public async Task<string> HearMessageAsync()
    {
        var message = new StringBuilder();
        while (await LineAsync() is { } line && line != ".")
        {
            message.Append(line).Append("\r\n");
        }
        return message.ToString();
    }

    public async Task GreetAsync(params string[] extensions)
    {
        await SayAsync("220 mail.example.org ready");
        await OfferAsync(extensions);
    }

    public async Task OfferAsync(params string[] extensions)
    {
        await HearAsync("EHLO *");
        string[] lines = ["mail.example.org", .. extensions];
        await SayAsync([.. lines.Select((line, i) => $"250{(i < lines.Length - 1 ? '-' : ' ')}{line}")]);
    }

    /// <summary>One whole transaction in which everything goes well.</summary>
    public async Task<string> TakeAsync()
    {
        await HearAsync("MAIL FROM:*");
        await SayAsync("250 ok");
        await HearAsync("RCPT TO:*");
        await SayAsync("250 ok");
        await HearAsync("DATA");
        await SayAsync("354 go on");
        var message = await HearMessageAsync();
        await SayAsync("250 2.0.0 queued");
        return message;
    }

    public async Task HearQuitAsync()
    {
        await HearAsync("QUIT");
        await SayAsync("221 bye");
    }

    public async Task EncryptAsync(X509Certificate2 certificate)
    {
        var encrypted = new SslStream(stream);
        stream = encrypted;
        await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, ct);
    }

    /// <summary>Breaks the connection off without a goodbye.</summary>
    public void Break()
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Dispose();
    }

    public void Dispose() => stream.Dispose();

    private async Task<string?> LineAsync()
    {
        while (true)
        {
            var found = buffer.AsSpan(start, end - start).IndexOf("\r\n"u8);
            if (found >= 0)
            {
                var line = Encoding.UTF8.GetString(buffer, start, found);
                start += found + 2;
                return line;
            }
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
            var count = await stream.ReadAsync(buffer.AsMemory(end), ct);
            if (count == 0)
            {
                return null;
            }
            end += count;
        }
    }
}
