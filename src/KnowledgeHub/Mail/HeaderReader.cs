using System.Text;

namespace KnowledgeHub.Mail;

/// <summary>Reads header fields back: unfolded (RFC 5322 section 2.2.3) and their encoded words decoded (RFC 2047).</summary>
internal static class HeaderReader
{
    /// <param name="bytes">A message or a MIME part, which may be cut off.</param>
    /// <param name="length">Where the body begins.</param>
    public static List<Header> Read(ReadOnlySpan<byte> bytes, out int length)
    {
        var headers = new List<Header>();
        for (length = 0; length < bytes.Length;)
        {
            var line = NextLine(bytes[length..], out var taken);
            length += taken;
            if (line.Length == 0)
            {
                break;
            }
            if (line[0] is ' ' or '\t' && headers.Count > 0)
            {
                headers[^1] = headers[^1] with { Value = headers[^1].Value + line };
            }
            else if (line.IndexOf(':') is var colon and > 0)
            {
                headers.Add(new Header(line[..colon], line[(colon + 1)..]));
            }
        }
        return headers.ConvertAll(header => header with { Value = EncodedWord.Decode(header.Value.Trim()) });
    }

    private static string NextLine(ReadOnlySpan<byte> bytes, out int taken)
    {
        var end = bytes.IndexOf((byte)'\n');
        taken = end < 0 ? bytes.Length : end + 1;
        return Encoding.UTF8.GetString(bytes[..taken]).TrimEnd('\r', '\n');
    }
}
