using System.Text;

namespace KnowledgeHub.Mail;

/// <summary>MAIL, RCPT and DATA for one message, as lines that can go out one by one or together: RFC 5321 section 3.3.</summary>
internal sealed record SmtpCommands(string Mail, string Recipient)
{
    private const string Data = "DATA\r\n";

    /// <summary>The commands, or why this server cannot be given the message.</summary>
    public static (SmtpCommands? Commands, Handover.Refused? Refusal) For(Envelope envelope, ReadOnlySpan<byte> message, SmtpCapabilities offered)
    {
        var (from, to) = (AddressSpec.WithAsciiDomain(envelope.From), AddressSpec.WithAsciiDomain(envelope.To));
        var (headerIsAscii, bodyIsAscii) = AsciiIn(message);
        var needsUtf8 = !headerIsAscii || !Ascii.IsValid(from) || !Ascii.IsValid(to);
        if (needsUtf8 && !offered.SmtpUtf8)
        {
            return (null, new("The mail server takes no address with letters beyond ASCII (it offers no SMTPUTF8)."));
        }
        if (!bodyIsAscii && !offered.EightBitMime)
        {
            return (null, new("The mail server takes no 8-bit message (it offers no 8BITMIME)."));
        }
        if (offered.LargestMessage > 0 && message.Length > offered.LargestMessage)
        {
            return (null, new($"The message has {message.Length} bytes and the mail server takes at most {offered.LargestMessage}."));
        }
        var size = offered.Size ? $" SIZE={message.Length}" : "";
        var body = offered.EightBitMime && !(headerIsAscii && bodyIsAscii) ? " BODY=8BITMIME" : "";
        return (new SmtpCommands($"MAIL FROM:<{from}>{size}{body}{(needsUtf8 ? " SMTPUTF8" : "")}\r\n", $"RCPT TO:<{to}>\r\n"), null);
    }

    public byte[] Together() => Encoding.UTF8.GetBytes(Mail + Recipient + Data);

    public byte[] One(SmtpStep step) => Encoding.UTF8.GetBytes(step switch { SmtpStep.Mail => Mail, SmtpStep.Recipient => Recipient, _ => Data });

    private static (bool Header, bool Body) AsciiIn(ReadOnlySpan<byte> message)
    {
        if (Ascii.IsValid(message))
        {
            return (true, true);
        }
        var header = message.IndexOf("\r\n\r\n"u8);
        header = header < 0 ? message.Length : header;
        return (Ascii.IsValid(message[..header]), Ascii.IsValid(message[header..]));
    }
}
