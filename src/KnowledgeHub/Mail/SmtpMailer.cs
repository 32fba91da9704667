using Microsoft.Extensions.Logging;

namespace KnowledgeHub.Mail;

/// <summary>Hands messages to the mail server over a few kept connections and turns its replies into answers.</summary>
public sealed partial class SmtpMailer : IMailer, IAsyncDisposable
{
    private readonly MailSettings settings;
    private readonly ILogger<SmtpMailer> log;
    private readonly SmtpHandshake handshake;
    private readonly SmtpPool pool;
    private readonly SemaphoreSlim places;
    private readonly ITimer sweep;
    private string? lastTrouble;

    public SmtpMailer(MailSettings settings, ILogger<SmtpMailer> log, TimeProvider? clock = null, SmtpOptions? options = null)
    {
        clock ??= TimeProvider.System;
        options ??= new SmtpOptions();
        this.settings = settings;
        this.log = log;
        handshake = new SmtpHandshake(settings, options);
        pool = new SmtpPool(options, clock);
        places = new SemaphoreSlim(settings.Connections);
        sweep = clock.CreateTimer(_ => _ = SweepAsync(), null, options.LongestIdle, options.LongestIdle);
    }

    public async Task<Handover> SendAsync(Envelope envelope, ReadOnlyMemory<byte> message, CancellationToken ct)
    {
        if (envelope.Fault is { } fault)
        {
            return new Handover.Refused(fault);
        }
        await places.WaitAsync(ct);
        try
        {
            // Each kept connection that turns out to be dead is left behind; a new one answers for itself.
            Handover? answer;
            do
            {
                answer = await TryAsync(envelope, message, ct);
            }
            while (answer is null);
            return answer;
        }
        finally
        {
            places.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await sweep.DisposeAsync();
        await pool.CloseAsync();
    }

    private async Task<Handover?> TryAsync(Envelope envelope, ReadOnlyMemory<byte> message, CancellationToken ct)
    {
        var connection = await pool.TakeAsync();
        var isKept = connection is not null;
        Handover answer;
        try
        {
            connection ??= await OpenAsync(ct);
            answer = await connection.SendAsync(envelope, message, ct);
        }
        catch (Exception wrong) when (SmtpTrouble.Covers(wrong))
        {
            connection?.Dispose();
            return isKept && !connection!.HasAnswered ? null : NotNow(wrong);
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
        var isStale = isKept && !connection.HasAnswered;
        await pool.ReturnAsync(connection);
        return isStale ? null : answer;
    }

    // A server that is away is named once, not once for each message.
    private Handover.TryLater NotNow(Exception wrong)
    {
        var reason = SmtpTrouble.Sentence(wrong);
        if (Interlocked.Exchange(ref lastTrouble, reason) != reason)
        {
            LogTrouble(reason);
        }
        return new Handover.TryLater(reason, ServerIsAway: true);
    }

    private async Task<SmtpConnection> OpenAsync(CancellationToken ct)
    {
        var connection = await handshake.OpenAsync(ct);
        Interlocked.Exchange(ref lastTrouble, null);
        LogOpened(settings.Host!, settings.Port);
        return connection;
    }

    // A place is held meanwhile, so that never more connections are open than the settings allow.
    private async Task SweepAsync()
    {
        while (await places.WaitAsync(TimeSpan.Zero))
        {
            try
            {
                if (!await pool.EndOldAsync())
                {
                    return;
                }
            }
            finally
            {
                places.Release();
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Connected to the mail server {Host} on port {Port}")]
    private partial void LogOpened(string host, int port);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail could not be handed over: {Reason}")]
    private partial void LogTrouble(string reason);
}
