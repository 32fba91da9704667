namespace KnowledgeHub.Mail;

/// <summary>An open connection that carries one message after another: the mail transaction of RFC 5321 section 3.3.</summary>
internal sealed class SmtpConnection(SmtpWire wire, SmtpCapabilities offered, SmtpTimeouts timeouts) : IDisposable
{
    private readonly SmtpData data = new(wire, timeouts);

    /// <summary>False once the server has hung up or the dialogue has lost its place.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>Whether the server has answered this message's first command; if not, a kept connection had simply grown old.</summary>
    public bool HasAnswered { get; private set; }

    public int Messages { get; private set; }

    /// <summary>When the pool last put it aside.</summary>
    public DateTimeOffset IdleSince { get; set; }

    public bool IsQuiet => IsOpen && wire.IsQuiet;

    /// <exception cref="SmtpTrouble">And what else <see cref="SmtpTrouble.Covers"/>: the message was certainly not handed over.</exception>
    public async Task<Handover> SendAsync(Envelope envelope, ReadOnlyMemory<byte> message, CancellationToken ct)
    {
        HasAnswered = false;
        Messages++;
        var (commands, refusal) = SmtpCommands.For(envelope, message.Span, offered);
        if (commands is null)
        {
            HasAnswered = true;
            return refusal!;
        }
        var recipient = AddressSpec.WithAsciiDomain(envelope.To);
        var refused = await AskAsync(commands, recipient, ct);
        if (refused is null)
        {
            var (answer, goesOn) = await data.SendAsync(message, recipient, envelope.MayGo, ct);
            IsOpen = goesOn;
            return answer;
        }
        if (IsOpen)
        {
            IsOpen = await SettleAsync("RSET\r\n"u8.ToArray()) is { IsPositive: true };
        }
        return refused;
    }

    public async Task QuitAsync()
    {
        if (IsOpen)
        {
            await SettleAsync("QUIT\r\n"u8.ToArray());
        }
        Dispose();
    }

    public void Dispose()
    {
        IsOpen = false;
        wire.Dispose();
    }

    /// <summary>Null when the server waits for the message. With PIPELINING (RFC 2920) everything is asked at once, and every reply is taken before the first bad one counts.</summary>
    private async ValueTask<Handover?> AskAsync(SmtpCommands commands, string recipient, CancellationToken ct)
    {
        if (offered.Pipelining)
        {
            await wire.WriteAsync(commands.Together(), timeouts.Command, ct);
        }
        Handover? refused = null;
        for (var step = SmtpStep.Mail; step <= SmtpStep.Data && IsOpen && (offered.Pipelining || refused is null); step++)
        {
            try
            {
                refused = await AskAsync(step, commands, refused, recipient, ct);
            }
            catch (Exception wrong) when (refused is not null && SmtpTrouble.Covers(wrong))
            {
                IsOpen = false;
            }
        }
        return refused;
    }

    private async ValueTask<Handover?> AskAsync(SmtpStep step, SmtpCommands commands, Handover? refused, string recipient, CancellationToken ct)
    {
        if (!offered.Pipelining)
        {
            await wire.WriteAsync(commands.One(step), timeouts.Command, ct);
        }
        var reply = await wire.ReadAsync(step == SmtpStep.Data ? timeouts.DataStart : timeouts.Command, ct);
        HasAnswered |= !reply.IsClosing;
        IsOpen = !reply.IsClosing;
        if (refused is null)
        {
            return SmtpVerdict.Before(step, reply, recipient);
        }
        if (step == SmtpStep.Data && reply.Code == 354)
        {
            // RFC 2920 section 3.1: a server may open DATA although it refused the recipient; it then gets a dot and no message.
            IsOpen = await SettleAsync(".\r\n"u8.ToArray()) is { IsClosing: false };
        }
        return refused;
    }

    // The answer about the message is known, so that trouble here only ends the connection.
    private async Task<SmtpReply?> SettleAsync(byte[] line)
    {
        try
        {
            await wire.WriteAsync(line, timeouts.Farewell, CancellationToken.None);
            return await wire.ReadAsync(timeouts.Farewell, CancellationToken.None);
        }
        catch (Exception wrong) when (SmtpTrouble.Covers(wrong))
        {
            return null;
        }
    }
}
