using System.Buffers.Binary;
using System.Text;

namespace KnowledgeHub.Media.Pictures;

/// <summary>PNG: copies the chunks that make the picture and leaves EXIF, texts and times behind. The pixels stay as they are.</summary>
internal static class PngPicture
{
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "pHYs", "acTL", "fcTL", "fdAT",
    };

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static PictureSize Clean(Stream from, Stream to)
    {
        from.CopyPart(to, Signature.Length);
        var (size, orientation) = (default(PictureSize), Orientation.Upright);
        for (var name = ""; name != "IEND";)
        {
            var head = from.Take(8);
            var length = BinaryPrimitives.ReadUInt32BigEndian(head);
            name = Encoding.ASCII.GetString(head, 4, 4);
            if (size == default && name != "IHDR")
            {
                throw new InvalidDataException("it has no header");
            }

            if (name == "IHDR")
            {
                var header = from.Take(8);
                size = new PictureSize(BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4))).Checked();
                from.Position -= header.Length;
            }

            // The four bytes at the end are the chunk's checksum.
            if (Kept.Contains(name))
            {
                to.Write(head);
                from.CopyPart(to, length + 4L);
            }
            else if (name == "eXIf" && length < 1 << 16)
            {
                orientation = Orientation.Read(from.Take((int)length));
                from.Skip(4);
                Write(to, "eXIf", Orientation.AsTiff(orientation));
            }
            else
            {
                from.Skip(length + 4L);
            }
        }

        return size.Turned(orientation);
    }

    private static void Write(Stream to, string name, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        to.Write(number);
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. data];
        to.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(named));
        to.Write(number);
    }

    // CRC-32 as PNG uses it (ISO 3309).
    private static uint Checksum(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
