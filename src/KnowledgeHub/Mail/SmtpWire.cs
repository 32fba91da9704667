using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace KnowledgeHub.Mail;

/// <summary>The line to the mail server: bytes out, replies in, TLS when asked for, and a time limit on every step.</summary>
internal sealed class SmtpWire : IDisposable
{
    private readonly Socket socket;
    private readonly SmtpReplyReader replies = new();
    private readonly CancellationTokenSource deadline = new();
    private Stream stream;

    private SmtpWire(Socket socket)
    {
        this.socket = socket;
        stream = new NetworkStream(socket, ownsSocket: true);
    }

    public bool IsEncrypted => stream is SslStream;

    /// <summary>False once the server has closed the line or said something unasked.</summary>
    public bool IsQuiet => !replies.HasMore && !socket.Poll(0, SelectMode.SelectRead);

    public IPAddress LocalAddress => ((IPEndPoint)socket.LocalEndPoint!).Address;

    public static async Task<SmtpWire> ConnectAsync(string host, int port, TimeSpan patience, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(patience);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(host, port, limit.Token);
            return new SmtpWire(socket);
        }
        catch (Exception wrong)
        {
            socket.Dispose();
            ct.ThrowIfCancellationRequested();
            var why = wrong is SocketException ? wrong.Message : $"no answer within {InWords(patience)}";
            throw new SmtpTrouble($"The mail server {host} could not be reached on port {port} ({why}).", wrong);
        }
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, TimeSpan patience, CancellationToken ct)
    {
        using var watch = Watch(patience, ct);
        try
        {
            await stream.WriteAsync(bytes, deadline.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw TooSlow(patience);
        }
    }

    public async ValueTask<SmtpReply> ReadAsync(TimeSpan patience, CancellationToken ct)
    {
        using var watch = Watch(patience, ct);
        try
        {
            return await replies.ReadAsync(stream, deadline.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw TooSlow(patience);
        }
    }

    public async Task EncryptAsync(SslClientAuthenticationOptions options, TimeSpan patience, CancellationToken ct)
    {
        // What came before TLS began could have been slipped in by anybody: RFC 3207 section 5.
        if (replies.HasMore)
        {
            throw new SmtpTrouble("The mail server sent more than its reply before TLS began.");
        }
        var encrypted = new SslStream(stream);
        stream = encrypted;
        using var watch = Watch(patience, ct);
        try
        {
            await encrypted.AuthenticateAsClientAsync(options, deadline.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw TooSlow(patience);
        }
    }

    public void Dispose()
    {
        stream.Dispose();
        deadline.Dispose();
    }

    private Limit Watch(TimeSpan patience, CancellationToken ct)
    {
        deadline.CancelAfter(patience);
        return new Limit(deadline, ct.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), deadline));
    }

    private static TimeoutException TooSlow(TimeSpan patience) => new($"The mail server gave no answer within {InWords(patience)}.");

    private static string InWords(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.##} s");

    private readonly struct Limit(CancellationTokenSource deadline, CancellationTokenRegistration cancellation) : IDisposable
    {
        public void Dispose()
        {
            cancellation.Dispose();
            deadline.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }
}
