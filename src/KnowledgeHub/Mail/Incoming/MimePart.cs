using System.Text;

namespace KnowledgeHub.Mail.Incoming;

/// <summary>A message or a part of one, as RFC 2045 and 2046 cut it up.</summary>
/// <param name="Headers">Its header fields.</param>
/// <param name="Type">Its media type in lower case, such as <c>text/plain</c>.</param>
/// <param name="Body">Its bytes as they were sent.</param>
/// <param name="Parts">The parts of a multipart, or the one message of a <c>message/rfc822</c>.</param>
public sealed record MimePart(PartHeaders Headers, string Type, ReadOnlyMemory<byte> Body, IReadOnlyList<MimePart> Parts)
{
    private const int MostText = 64 * 1024;

    /// <summary>This part and all below it, in the order they stand.</summary>
    public IEnumerable<MimePart> All => Parts.SelectMany(part => part.All).Prepend(this);

    /// <summary>The beginning of its text, decoded.</summary>
    public string Text()
    {
        var body = Body.Span[..Math.Min(Body.Length, MostText * 2)];
        var plain = Decoded(body);
        return Charset(MimeReader.Parameter(Headers["Content-Type"], "charset")).GetString(plain[..Math.Min(plain.Length, MostText)]);
    }

    /// <summary>Its bytes with the transfer encoding taken off.</summary>
    public ReadOnlySpan<byte> Decoded() => Decoded(Body.Span);

    private ReadOnlySpan<byte> Decoded(ReadOnlySpan<byte> body) => Headers["Content-Transfer-Encoding"].Trim().ToLowerInvariant() switch
    {
        "quoted-printable" => QuotedPrintable.Decode(body),
        "base64" => FromBase64(body),
        _ => body,
    };

    // What is no base64 between the letters is passed over (RFC 2045 section 6.8); a cut-off end is left away.
    private static byte[] FromBase64(ReadOnlySpan<byte> body)
    {
        var letters = new char[body.Length];
        var count = 0;
        foreach (var letter in body)
        {
            if (char.IsAsciiLetterOrDigit((char)letter) || letter is (byte)'+' or (byte)'/')
            {
                letters[count++] = (char)letter;
            }
        }

        return Convert.FromBase64CharArray(letters, 0, count - (count % 4));
    }

    private static Encoding Charset(string name)
    {
        try
        {
            return name.Length is 0 or > 40 ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return Encoding.UTF8;
        }
    }
}
