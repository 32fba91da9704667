namespace KnowledgeHub.Mail;

/// <summary>WSP of RFC 5234, spaces and tabs, as DKIM's relaxed canonicalization sees it: RFC 6376 section 3.4.</summary>
internal static class WhiteSpace
{
    /// <summary>Copies the text with every run of white space as one space, and gives back the length.</summary>
    public static int Reduce(ReadOnlySpan<byte> text, Span<byte> into)
    {
        var length = 0;
        while (!text.IsEmpty)
        {
            var word = text.IndexOfAny((byte)' ', (byte)'\t');
            word = word < 0 ? text.Length : word;
            text[..word].CopyTo(into[length..]);
            length += word;
            text = text[word..];
            if (text.IsEmpty)
            {
                break;
            }
            into[length++] = (byte)' ';
            text = text.TrimStart(" \t"u8);
        }
        return length;
    }
}
