namespace KnowledgeHub.Mail;

/// <summary>The message itself, after DATA was granted. From the moment its end is written, only the server's word tells what became of it: RFC 5321 sections 4.1.1.4 and 6.1.</summary>
internal sealed class SmtpData(SmtpWire wire, SmtpTimeouts timeouts)
{
    private const int Block = 64 * 1024;

    private byte[] buffer = new byte[16 * 1024];

    /// <summary>
    /// The answer, and whether the connection can carry another message. While it is not known yet whether the message may
    /// go, everything but its end is written: a server forgets a message whose end never came.
    /// </summary>
    public async Task<(Handover Answer, bool GoesOn)> SendAsync(ReadOnlyMemory<byte> message, string recipient, Task<bool> mayGo, CancellationToken ct)
    {
        var length = DotStuffing.Write(message.Span, ref buffer);
        var body = mayGo.IsCompleted ? 0 : length - DotStuffing.End;
        if (ct.IsCancellationRequested)
        {
            return (new Handover.TryLater("The hub was stopped before the message went out."), GoesOn: false);
        }
        var (isWritten, holdsEnd) = (false, false);
        try
        {
            await WriteAsync(buffer.AsMemory(0, body), ct);
            if (!await mayGo)
            {
                return (new Handover.TakenBack(), GoesOn: false);
            }
            // All but the last block may be cut off without harm.
            var last = body + ((length - body - 1) / Block * Block);
            await WriteAsync(buffer.AsMemory(body, last - body), ct);
            holdsEnd = true;
            await wire.WriteAsync(buffer.AsMemory(last, length - last), timeouts.DataBlock, ct);
            isWritten = true;
            var reply = await wire.ReadAsync(timeouts.DataEnd, ct);
            return (SmtpVerdict.After(reply, recipient), GoesOn: !reply.IsClosing && reply.Code is not (>= 300 and < 400));
        }
        catch (Exception wrong) when (holdsEnd || SmtpTrouble.Covers(wrong) || wrong is OperationCanceledException)
        {
            var lastWords = isWritten || wrong is not IOException ? null : await LastWordsAsync(recipient);
            return (lastWords ?? Lost(wrong, holdsEnd), GoesOn: false);
        }
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        for (var at = 0; at < bytes.Length; at += Block)
        {
            await wire.WriteAsync(bytes.Slice(at, Math.Min(Block, bytes.Length - at)), timeouts.DataBlock, ct);
        }
    }

    private static Handover Lost(Exception wrong, bool holdsEnd) => holdsEnd
        ? new Handover.Unknown($"The message went out and no answer came back. {SmtpTrouble.Sentence(wrong)}")
        : new Handover.TryLater($"The message was cut off before its end. {SmtpTrouble.Sentence(wrong)}");

    // A server that hangs up while it is being written to has often said why.
    private async Task<Handover?> LastWordsAsync(string recipient)
    {
        try
        {
            return SmtpVerdict.Negative(await wire.ReadAsync(timeouts.Farewell, CancellationToken.None), recipient, aboutRecipient: false);
        }
        catch (Exception wrong) when (SmtpTrouble.Covers(wrong))
        {
            return null;
        }
    }
}
