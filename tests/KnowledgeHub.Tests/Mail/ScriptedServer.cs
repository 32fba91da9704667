using System.Net;
using System.Net.Sockets;
using KnowledgeHub.Mail;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace KnowledgeHub.Tests.Mail;

/// <summary>A mail server on loopback that plays one script for each connection, in this order, and takes no further connection.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly TaskCompletionSource[] ends;
    private readonly int port;

    public ScriptedServer(params Func<SmtpDialogue, Task>[] scripts)
    {
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        ends = [.. scripts.Select(_ => new TaskCompletionSource())];
        listener.Start();
        port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = AcceptAsync(scripts);
    }

    public MailSettings Settings => new() { Host = "127.0.0.1", Port = port, From = "hub@example.org" };

    public SmtpMailer Mailer(MailSettings? settings = null, SmtpOptions? options = null, TimeProvider? clock = null) =>
        new(settings ?? Settings, NullLogger<SmtpMailer>.Instance, clock, options ?? Options());

    /// <summary>Patience for a slow machine, too little for a test that waits in vain.</summary>
    public static SmtpOptions Options(SmtpTimeouts? timeouts = null) => new()
    {
        Timeouts = timeouts ?? new SmtpTimeouts
        {
            Connect = Long,
            Handshake = Long,
            Greeting = Long,
            Command = Long,
            DataStart = Long,
            DataBlock = Long,
            DataEnd = Long,
            Farewell = Long,
        },
    };

    /// <summary>Ends when the script of this connection has, and fails where it did.</summary>
    public Task EndOfAsync(int script) => ends[script].Task;

    public Task DoneAsync() => Task.WhenAll(ends.Select(end => end.Task));

    public void Dispose()
    {
        patience.Cancel();
        listener.Dispose();
        patience.Dispose();
    }

    private static TimeSpan Long => TimeSpan.FromSeconds(20);

    private async Task AcceptAsync(Func<SmtpDialogue, Task>[] scripts)
    {
        for (var i = 0; i < scripts.Length; i++)
        {
            try
            {
                _ = PlayAsync(await listener.AcceptSocketAsync(patience.Token), scripts[i], ends[i]);
            }
            catch (Exception wrong)
            {
                ends[i].TrySetException(wrong);
            }
        }
        listener.Stop();
    }

    private async Task PlayAsync(Socket socket, Func<SmtpDialogue, Task> script, TaskCompletionSource end)
    {
        socket.NoDelay = true;
        try
        {
            using (var dialogue = new SmtpDialogue(socket, patience.Token))
            {
                await script(dialogue);
            }
            end.SetResult();
        }
        catch (Exception wrong)
        {
            end.SetException(wrong);
        }
    }
}
