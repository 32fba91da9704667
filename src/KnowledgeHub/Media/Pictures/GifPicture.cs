using System.Buffers.Binary;

namespace KnowledgeHub.Media.Pictures;

/// <summary>GIF: copies frames and their timing, and leaves comments and other programs' data (such as XMP) behind.</summary>
internal static class GifPicture
{
    public static ReadOnlySpan<byte> Signature => "GIF8"u8;

    public static PictureSize Clean(Stream from, Stream to)
    {
        var head = from.Take(13);
        to.Write(head);
        CopyColours(from, to, head[10]);
        var frames = 0;
        for (var block = from.ReadByte(); block is not (0x3B or -1); block = from.ReadByte())
        {
            switch (block)
            {
                case 0x2C:
                    var image = from.Take(9);
                    to.WriteByte((byte)block);
                    to.Write(image);
                    CopyColours(from, to, image[8]);
                    from.CopyPart(to, 1);
                    CopyBlocks(from, to);
                    frames++;
                    break;
                case 0x21:
                    CopyExtension(from, to);
                    break;
                default:
                    throw new InvalidDataException("its parts do not follow one another");
            }
        }

        to.WriteByte(0x3B);
        return frames > 0
            ? new PictureSize(BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(6)), BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(8))).Checked()
            : throw new InvalidDataException("there is no picture in it");
    }

    private static void CopyColours(Stream from, Stream to, byte flags)
    {
        if ((flags & 0x80) != 0)
        {
            from.CopyPart(to, 3L << ((flags & 7) + 1));
        }
    }

    private static void CopyExtension(Stream from, Stream to)
    {
        var (label, length) = (from.ReadByte(), from.ReadByte());
        var first = from.Take(Math.Max(length, 0));
        var isKept = label == 0xF9 || (label == 0xFF && (first.AsSpan().StartsWith("NETSCAPE2.0"u8) || first.AsSpan().StartsWith("ANIMEXTS1.0"u8)));
        var kept = isKept ? to : Stream.Null;
        kept.Write([0x21, (byte)label, (byte)length]);
        kept.Write(first);
        if (length > 0)
        {
            CopyBlocks(from, kept);
        }
    }

    // A row of blocks, each with its length in front; one of length 0 ends it.
    private static void CopyBlocks(Stream from, Stream to)
    {
        for (var length = from.Take(1)[0]; ; length = from.Take(1)[0])
        {
            to.WriteByte(length);
            if (length == 0)
            {
                return;
            }

            from.CopyPart(to, length);
        }
    }
}
