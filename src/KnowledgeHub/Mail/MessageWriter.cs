using System.Buffers;
using System.Globalization;
using System.Text;

namespace KnowledgeHub.Mail;

/// <summary>Writes a message as RFC 5322 and MIME (RFC 2045 to 2047, 2183, 2231 and 2387) have it: 7-bit lines, text before HTML, the same bytes for the same message.</summary>
public static class MessageWriter
{
    /// <summary>The finished bytes; what looks like a slot stays as it stands.</summary>
    /// <exception cref="ArgumentException">A header's value has a line break, or an address or Message-ID is none.</exception>
    public static byte[] Write(Message message)
    {
        var segments = Lay(message, withSlots: false);
        return segments is [SharedSegment all] ? all.Bytes : throw new InvalidOperationException("A message without slots is written in one piece.");
    }

    internal static Segment[] Lay(Message message, bool withSlots)
    {
        var layout = new MessageLayout(withSlots);
        WriteHeaders(layout, message);
        WriteContent(layout, message);
        return layout.Finish();
    }

    private static void WriteHeaders(MessageLayout layout, Message message)
    {
        WriteMailbox(layout, "From", message.From);
        WriteMailbox(layout, "To", message.To);
        if (message.ReplyTo is not null)
        {
            WriteMailbox(layout, "Reply-To", message.ReplyTo);
        }
        var (subject, id) = (layout.Text(message.Subject), layout.Text(message.MessageId));
        layout.Header(fill => Header.Unstructured("Subject", fill(subject)), subject);
        layout.Write($"Date: {DateTimeText(message.Date)}\r\n");
        layout.Header(fill => Header.MessageIdentifier(fill(id)), id);
        foreach (var header in message.Headers)
        {
            var value = layout.Text(header.Value);
            layout.Header(fill => new Header(header.Name, fill(value)).Written(), value);
        }
        layout.Write("MIME-Version: 1.0\r\n");
    }

    private static void WriteMailbox(MessageLayout layout, string header, Mailbox mailbox)
    {
        var (name, address) = (layout.Text(mailbox.Name), layout.Text(mailbox.Address));
        layout.Header(fill => Header.Address(header, Whole(fill(name), fill(address))), name, address);
    }

    // A slot may stand for a name and an address together.
    private static Mailbox Whole(string name, string address) =>
        name.Length == 0 && Mailbox.TryParse(address, out var whole) ? whole : new Mailbox(name, address);

    // Files stand beside the whole text, pictures beside the HTML alone: multipart/mixed, /alternative and /related.
    private static void WriteContent(MessageLayout layout, Message message)
    {
        if (message.Attachments.Count == 0)
        {
            WriteText(layout, message);
            return;
        }
        Multipart.Write(layout, "mixed", message.MessageId, [() => WriteText(layout, message), .. message.Attachments.Select(file => (Action)(() => WriteFile(layout, FilePart.Headers(file), file.Bytes)))]);
    }

    private static void WriteText(MessageLayout layout, Message message)
    {
        if (message.Html is null)
        {
            WritePart(layout, "text/plain", message.Text);
            return;
        }
        Multipart.Write(layout, "alternative", message.MessageId, () => WritePart(layout, "text/plain", message.Text), () => WriteHtml(layout, message));
    }

    private static void WriteHtml(MessageLayout layout, Message message)
    {
        if (message.Images.Count == 0)
        {
            WritePart(layout, "text/html", message.Html!);
            return;
        }
        Multipart.Write(layout, "related", message.MessageId, [() => WritePart(layout, "text/html", message.Html!), .. message.Images.Select(image => (Action)(() => WriteFile(layout, FilePart.Headers(image), image.Bytes)))]);
    }

    private static void WriteFile(MessageLayout layout, string headers, ReadOnlyMemory<byte> bytes)
    {
        layout.Write($"{headers}\r\n");
        layout.Base64Body(bytes.Span);
    }

    private static void WritePart(MessageLayout layout, string type, string text)
    {
        // A body that ended in a soft line break would have no end.
        var slotted = layout.Text(text.EndsWith('\n') ? text : text + "\r\n");
        var asBase64 = !slotted.HasSlots && IsShorterAsBase64(text);
        layout.Write($"Content-Type: {type}; charset=utf-8\r\nContent-Transfer-Encoding: {(asBase64 ? "base64" : "quoted-printable")}\r\n\r\n");
        if (asBase64)
        {
            layout.Base64Body(text);
        }
        else
        {
            layout.QuotedPrintableBody(slotted, isHtml: type == "text/html");
        }
    }

    private static bool IsShorterAsBase64(string text)
    {
        if (Ascii.IsValid(text))
        {
            return false;
        }
        var written = new ArrayBufferWriter<byte>(text.Length + 16);
        var column = 0;
        QuotedPrintable.Encode(text, written, ref column);
        return written.WrittenCount > Base64Body.Length(text) * 1.25;
    }

    // RFC 5322 section 3.3
    private static string DateTimeText(DateTimeOffset date) =>
        date.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture) + date.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "");
}
