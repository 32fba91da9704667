namespace KnowledgeHub.Mail;

/// <summary>A message as it follows DATA: a dot doubled where it starts a line, and a line with a dot alone at the end. RFC 5321 section 4.5.2.</summary>
internal static class DotStuffing
{
    /// <summary>How many bytes the line that ends the message has.</summary>
    public const int End = 3;

    /// <summary>Puts the whole into the buffer, which grows as needed, and gives back its length. A bare LF becomes CRLF, so that no server sees an end that others do not.</summary>
    public static int Write(ReadOnlySpan<byte> message, ref byte[] buffer)
    {
        MakeRoom(ref buffer, message.Length + 1024);
        var length = 0;
        var start = 0;
        while (start < message.Length)
        {
            // A line may gain a dot and a CR; the end of the message another five bytes.
            var rest = message[start..];
            var newLine = rest.IndexOf((byte)'\n');
            var line = newLine < 0 ? rest : rest[..newLine];
            line = line.Length > 0 && line[^1] == '\r' ? line[..^1] : line;
            MakeRoom(ref buffer, length + line.Length + 16);
            if (line.Length > 0 && line[0] == '.')
            {
                buffer[length++] = (byte)'.';
            }
            line.CopyTo(buffer.AsSpan(length));
            length += line.Length;
            "\r\n"u8.CopyTo(buffer.AsSpan(length));
            length += 2;
            start += newLine < 0 ? rest.Length : newLine + 1;
        }
        ".\r\n"u8.CopyTo(buffer.AsSpan(length));
        return length + End;
    }

    private static void MakeRoom(ref byte[] buffer, int size)
    {
        if (buffer.Length < size)
        {
            Array.Resize(ref buffer, Math.Max(size, buffer.Length * 2));
        }
    }
}
