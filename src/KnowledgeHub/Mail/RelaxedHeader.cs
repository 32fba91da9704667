using System.Text;

namespace KnowledgeHub.Mail;

/// <summary>A header field in the relaxed canonicalization of RFC 6376 section 3.4.2: name in lower case, one line, single spaces.</summary>
internal sealed record RelaxedHeader(string Name, byte[] Line)
{
    public static RelaxedHeader From(ReadOnlySpan<byte> field)
    {
        var colon = field.IndexOf((byte)':');
        var name = Encoding.ASCII.GetString(field[..colon]).TrimEnd(' ', '\t').ToLowerInvariant();
        var value = new byte[field.Length - colon - 1];
        var length = 0;
        foreach (var octet in field[(colon + 1)..])
        {
            if (octet is not ((byte)'\r' or (byte)'\n'))
            {
                value[length++] = octet;
            }
        }
        var text = value.AsSpan(0, length).Trim(" \t"u8);
        var line = new byte[name.Length + 1 + text.Length];
        var written = Encoding.ASCII.GetBytes(name, line);
        line[written++] = (byte)':';
        written += WhiteSpace.Reduce(text, line.AsSpan(written));
        return new(name, line[..written]);
    }

    /// <summary>All fields of a message in their order, and where its body begins.</summary>
    public static List<RelaxedHeader> Read(ReadOnlySpan<byte> message, out int length)
    {
        var fields = new List<RelaxedHeader>();
        for (length = 0; length < message.Length;)
        {
            var field = message[length..][..FieldLength(message[length..])];
            length += field.Length;
            if (field.TrimEnd("\r\n"u8).IsEmpty)
            {
                break;
            }
            if (field.Contains((byte)':'))
            {
                fields.Add(From(field));
            }
        }
        return fields;
    }

    // Up to the line break that no white space follows.
    private static int FieldLength(ReadOnlySpan<byte> text)
    {
        var length = 0;
        do
        {
            var end = text[length..].IndexOf((byte)'\n');
            if (end < 0)
            {
                return text.Length;
            }
            length += end + 1;
        }
        while (length > 2 && length < text.Length && text[length] is (byte)' ' or (byte)'\t');
        return length;
    }
}
