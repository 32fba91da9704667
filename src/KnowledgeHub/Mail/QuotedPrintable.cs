using System.Buffers;
using System.Text;

namespace KnowledgeHub.Mail;

/// <summary>Text as printable ASCII in lines of at most 76 characters: RFC 2045 section 6.7.</summary>
internal static class QuotedPrintable
{
    private const int LastColumn = 75;       // the 76th is for the = of a soft line break

    private static readonly SearchValues<char> NeedsNothing =
        SearchValues.Create(Enumerable.Range('!', '~' - '!' + 1).Select(c => (char)c).Where(c => c != '=').ToArray());

    public static ReadOnlySpan<byte> SoftBreak => "=\r\n"u8;

    /// <summary>Adds the text; <paramref name="column"/> says where the line stands, so that one piece can follow another.</summary>
    public static void Encode(ReadOnlySpan<char> text, IBufferWriter<byte> into, ref int column)
    {
        if (column == 0 && text.Length is > 0 and <= LastColumn && text[0] != '.' && !text.ContainsAnyExcept(NeedsNothing))
        {
            column = Encoding.ASCII.GetBytes(text, into.GetSpan(text.Length));
            into.Advance(column);
            return;
        }
        Span<byte> token = stackalloc byte[12];
        while (!text.IsEmpty)
        {
            if (text[0] is '\r' or '\n')
            {
                text = text[(text.StartsWith("\r\n") ? 2 : 1)..];
                into.Write("\r\n"u8);
                column = 0;
                continue;
            }
            var size = NextToken(text, column, token, out var taken);
            if (column + size > LastColumn)
            {
                into.Write(SoftBreak);
                column = 0;
                size = NextToken(text, column, token, out taken);
            }
            into.Write(token[..size]);
            column += size;
            text = text[taken..];
        }
    }

    public static byte[] Decode(ReadOnlySpan<byte> text)
    {
        var plain = new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '=')
            {
                plain[length++] = text[i];
            }
            else if (i + 2 < text.Length && char.IsAsciiHexDigit((char)text[i + 1]) && char.IsAsciiHexDigit((char)text[i + 2]))
            {
                plain[length++] = byte.Parse(text.Slice(i + 1, 2), System.Globalization.NumberStyles.HexNumber, null);
                i += 2;
            }
            else if (i + 1 < text.Length && text[i + 1] is (byte)'\n' or (byte)'\r')
            {
                i += text[i + 1] == '\r' && i + 2 < text.Length && text[i + 2] == '\n' ? 2 : 1;
            }
            else
            {
                plain[length++] = text[i];
            }
        }
        return plain[..length];
    }

    private static int NextToken(ReadOnlySpan<char> text, int column, Span<byte> token, out int taken)
    {
        if (StandsAsItIs(text, column))
        {
            token[0] = (byte)text[0];
            taken = 1;
            return 1;
        }
        Rune.DecodeFromUtf16(text, out var rune, out taken);
        Span<byte> utf8 = stackalloc byte[4];
        var count = rune.EncodeToUtf8(utf8);
        for (var i = 0; i < count; i++)
        {
            token[i * 3] = (byte)'=';
            token[(i * 3) + 1] = Hex(utf8[i] >> 4);
            token[(i * 3) + 2] = Hex(utf8[i] & 15);
        }
        return count * 3;
    }

    // White space must not end a line; a dot that starts one is better not left to every relay's dot-stuffing.
    private static bool StandsAsItIs(ReadOnlySpan<char> text, int column) => text[0] switch
    {
        ' ' or '\t' => text.Length > 1 && text[1] is not ('\r' or '\n'),
        '.' => column > 0,
        '=' => false,
        var c => c is >= '!' and <= '~',
    };

    private static byte Hex(int digit) => (byte)"0123456789ABCDEF"[digit];
}
