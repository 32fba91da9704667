namespace KnowledgeHub.Media.Pictures;

/// <summary>Reads and copies parts of a stream; the end of the file in the middle of a part means that it is damaged.</summary>
internal static class Bytes
{
    public static byte[] Take(this Stream from, int count)
    {
        var bytes = new byte[count];
        from.ReadExactly(bytes);
        return bytes;
    }

    public static void Skip(this Stream from, long count)
    {
        if (from.Position + count > from.Length)
        {
            throw new EndOfStreamException();
        }

        from.Position += count;
    }

    public static void CopyPart(this Stream from, Stream to, long count)
    {
        var buffer = new byte[(int)Math.Min(count, 1 << 16)];
        while (count > 0)
        {
            var part = buffer.AsSpan(0, (int)Math.Min(count, buffer.Length));
            from.ReadExactly(part);
            to.Write(part);
            count -= part.Length;
        }
    }
}
