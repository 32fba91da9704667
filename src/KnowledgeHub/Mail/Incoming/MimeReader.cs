using System.Text;
using System.Text.RegularExpressions;

namespace KnowledgeHub.Mail.Incoming;

/// <summary>
/// Reads any message, however it is built: it never throws, never goes deeper than <see cref="Deepest"/>, and its work grows
/// with the size of the message and not faster.
/// </summary>
public static partial class MimeReader
{
    /// <summary>More of a message is not read.</summary>
    public const int MostBytes = 1024 * 1024;

    private const int Deepest = 8;
    private const int MostParts = 200;

    public static MimePart Read(ReadOnlyMemory<byte> message)
    {
        var left = MostParts;
        return Part(message.Length > MostBytes ? message[..MostBytes] : message, 0, "text/plain", ref left);
    }

    /// <summary>The value of one parameter of a structured field, such as <c>boundary</c> of Content-Type; empty when it has none.</summary>
    public static string Parameter(string field, string name)
    {
        foreach (Match match in Parameters.Matches(field))
        {
            if (match.Groups[1].ValueSpan.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return match.Groups[2].Success ? match.Groups[2].Value.Replace("\\", "", StringComparison.Ordinal) : match.Groups[3].Value;
            }
        }

        return "";
    }

    private static MimePart Part(ReadOnlyMemory<byte> bytes, int depth, string whenUnsaid, ref int left)
    {
        left--;
        var headers = PartHeaders.Read(bytes.Span, out var length);
        var body = bytes[length..];
        var said = headers["Content-Type"];
        var type = said.Split(';')[0].Trim().ToLowerInvariant() is { Length: > 0 and < 100 } stated ? stated : whenUnsaid;
        var whole = new MimePart(headers, type, body, []);
        if (depth >= Deepest)
        {
            return whole;
        }

        if (type is "message/rfc822" or "message/global")
        {
            return left > 0 ? whole with { Parts = [Part(whole.Decoded().ToArray(), depth + 1, "text/plain", ref left)] } : whole;
        }

        return type.StartsWith("multipart/", StringComparison.Ordinal) && Parameter(said, "boundary") is { Length: > 0 and <= 200 } boundary
            ? whole with { Parts = Cut(body, boundary, depth, type == "multipart/digest" ? "message/rfc822" : "text/plain", ref left) }
            : whole;
    }

    // RFC 2046 section 5.1.1: a delimiter stands at the beginning of a line, and the line break before it belongs to it.
    private static List<MimePart> Cut(ReadOnlyMemory<byte> body, string boundary, int depth, string whenUnsaid, ref int left)
    {
        var delimiter = Encoding.UTF8.GetBytes($"--{boundary}");
        var parts = new List<MimePart>();
        var begin = -1;
        for (var line = 0; line < body.Length && left > 0;)
        {
            var rest = body.Span[line..];
            var end = rest.IndexOf((byte)'\n');
            if (rest.StartsWith(delimiter))
            {
                if (begin >= 0)
                {
                    parts.Add(Part(WithoutBreak(body[begin..line]), depth + 1, whenUnsaid, ref left));
                }

                begin = end < 0 ? body.Length : line + end + 1;
                if (rest[delimiter.Length..].StartsWith("--"u8))
                {
                    return parts;
                }
            }

            line = end < 0 ? body.Length : line + end + 1;
        }

        // The end was cut off; what is there is read all the same.
        if (begin >= 0 && begin < body.Length && left > 0)
        {
            parts.Add(Part(body[begin..], depth + 1, whenUnsaid, ref left));
        }

        return parts;
    }

    private static ReadOnlyMemory<byte> WithoutBreak(ReadOnlyMemory<byte> part)
    {
        var length = part.Length;
        length -= length > 0 && part.Span[length - 1] == '\n' ? 1 : 0;
        length -= length > 0 && part.Span[length - 1] == '\r' ? 1 : 0;
        return part[..length];
    }

    // Quoted or not; the atomic groups keep it linear.
    [GeneratedRegex("""(?>;\s*)([A-Za-z0-9*_-]{1,40})\s?=\s?(?:"((?>[^"\\]|\\.){0,300})"|([^\s;"]{1,300}))""")]
    private static partial Regex Parameters { get; }
}
