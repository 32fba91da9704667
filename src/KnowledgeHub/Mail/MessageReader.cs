using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace KnowledgeHub.Mail;

/// <summary>Reads back what <see cref="MessageWriter"/> writes: its texts in any nesting of multiparts (RFC 2046 section 5.1), its files left aside. Not a reader for any mail.</summary>
internal static partial class MessageReader
{
    [GeneratedRegex("boundary=\"?([^\";]+)\"?", RegexOptions.IgnoreCase)]
    private static partial Regex BoundaryParameter { get; }

    public static OutboxMail Read(byte[] bytes)
    {
        var mail = new OutboxMail { Headers = HeaderReader.Read(bytes, out var length), Raw = Encoding.UTF8.GetString(bytes) };
        var type = mail["Content-Type"] ?? "text/plain";
        return WithContent(mail, type, mail["Content-Transfer-Encoding"], bytes.AsSpan(length));
    }

    private static OutboxMail WithContent(OutboxMail mail, string type, string? encoding, ReadOnlySpan<byte> body) =>
        BoundaryParameter.Match(type) is { Success: true } boundary ? WithParts(mail, body, boundary.Groups[1].Value) : WithBody(mail, type, encoding, body);

    private static OutboxMail WithParts(OutboxMail mail, ReadOnlySpan<byte> body, string boundary)
    {
        var delimiter = Encoding.UTF8.GetBytes($"--{boundary}");
        for (var start = body.IndexOf(delimiter); start >= 0;)
        {
            body = body[(start + delimiter.Length)..];
            var next = body.IndexOf(delimiter);
            if (body.StartsWith("--"u8) || next < 0)
            {
                break;
            }
            // The line breaks on either side belong to the delimiter.
            var part = body["\r\n".Length..Math.Max(2, next - 2)];
            var own = new OutboxMail { Headers = HeaderReader.Read(part, out var length) };
            mail = own["Content-Disposition"] is null ? WithContent(mail, own["Content-Type"] ?? "text/plain", own["Content-Transfer-Encoding"], part[length..]) : mail;
            start = next;
        }
        return mail;
    }

    private static OutboxMail WithBody(OutboxMail mail, string type, string? encoding, ReadOnlySpan<byte> body)
    {
        var text = Encoding.UTF8.GetString(encoding?.ToLowerInvariant() switch
        {
            "quoted-printable" => QuotedPrintable.Decode(body),
            "base64" => FromBase64(body),
            _ => body,
        });
        return type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) ? mail with { Html = text } : mail with { Text = text };
    }

    private static ReadOnlySpan<byte> FromBase64(ReadOnlySpan<byte> body)
    {
        var plain = new byte[body.Length];
        return System.Buffers.Text.Base64.DecodeFromUtf8(body, plain, out _, out var length) == OperationStatus.Done ? plain.AsSpan(0, length) : body;
    }
}
