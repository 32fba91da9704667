using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace KnowledgeHub.Mail;

/// <summary>A body as base64 in lines of 76 characters: RFC 2045 section 6.8. Worth it where most letters lie beyond ASCII.</summary>
internal static class Base64Body
{
    private const int BytesPerLine = 57;

    public static int Length(string text) => (Encoding.UTF8.GetByteCount(text) + BytesPerLine - 1) / BytesPerLine * 78;

    public static void Encode(string text, IBufferWriter<byte> into) => Encode(Encoding.UTF8.GetBytes(WithCrLf(text)), into);

    public static void Encode(ReadOnlySpan<byte> rest, IBufferWriter<byte> into)
    {
        while (!rest.IsEmpty)
        {
            var line = rest[..Math.Min(BytesPerLine, rest.Length)];
            Base64.EncodeToUtf8(line, into.GetSpan(76), out _, out var written);
            into.Advance(written);
            into.Write("\r\n"u8);
            rest = rest[line.Length..];
        }
    }

    // RFC 2046 section 4.1.1: a line of text ends in CRLF, whatever it is encoded in.
    private static string WithCrLf(string text) => text.Replace("\r\n", "\n").Replace('\r', '\n').Replace("\n", "\r\n");
}
