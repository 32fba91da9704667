using System.Buffers.Binary;
using System.Text;

namespace KnowledgeHub.Media.Pictures;

/// <summary>WebP: copies the chunks that make the picture and leaves EXIF (but for the orientation) and XMP behind.</summary>
internal static class WebPPicture
{
    private const int ExifFlag = 0x08;
    private const int XmpFlag = 0x04;

    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal) { "VP8 ", "VP8L", "VP8X", "ANIM", "ANMF", "ALPH", "ICCP" };

    public static bool IsWebP(ReadOnlySpan<byte> head) => head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8);

    public static PictureSize Clean(Stream from, Stream to)
    {
        var riff = from.Take(12);
        var end = Math.Min(from.Length, 8L + BinaryPrimitives.ReadUInt32LittleEndian(riff.AsSpan(4)));
        to.Write(riff);
        var (size, orientation, flagsAt) = (default(PictureSize), Orientation.Upright, -1L);
        while (from.Position + 8 <= end)
        {
            var head = from.Take(8);
            var (name, length) = (Encoding.ASCII.GetString(head, 0, 4), (long)BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4)));
            var padded = Math.Min(length + (length & 1), from.Length - from.Position);
            if (length > padded)
            {
                throw new EndOfStreamException();
            }

            if (name == "EXIF" && length < 1 << 16)
            {
                orientation = Orientation.Read(from.Take((int)length));
                from.Skip(padded - length);
            }
            else if (Kept.Contains(name))
            {
                size = size == default ? SizeIn(name, from, length) : size;
                flagsAt = name == "VP8X" ? to.Position + 8 : flagsAt;
                to.Write(head);
                from.CopyPart(to, padded);
            }
            else
            {
                from.Skip(padded);
            }
        }

        Finish(to, flagsAt, orientation);
        return size.Checked().Turned(flagsAt < 0 ? Orientation.Upright : orientation);
    }

    private static PictureSize SizeIn(string name, Stream from, long length)
    {
        var start = from.Position;
        var data = from.Take((int)Math.Min(length, 10));
        from.Position = start;
        return name switch
        {
            "VP8X" when data.Length == 10 => new(1 + Number24(data, 4), 1 + Number24(data, 7)),
            "VP8 " when data.Length == 10 => new(BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(6)) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(8)) & 0x3FFF),
            "VP8L" when data.Length >= 5 => Lossless(BinaryPrimitives.ReadUInt32LittleEndian(data.AsSpan(1))),
            _ => default,
        };
    }

    private static PictureSize Lossless(uint bits) => new((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);

    private static int Number24(byte[] data, int at) => data[at] | (data[at + 1] << 8) | (data[at + 2] << 16);

    // The header says what follows: without EXIF and XMP its flags and its length are others.
    private static void Finish(Stream to, long flagsAt, int orientation)
    {
        Span<byte> number = stackalloc byte[4];
        var keepsTurn = flagsAt >= 0 && orientation != Orientation.Upright;
        if (keepsTurn)
        {
            var exif = Orientation.AsTiff(orientation);
            to.Write("EXIF"u8);
            BinaryPrimitives.WriteInt32LittleEndian(number, exif.Length);
            to.Write(number);
            to.Write(exif);
        }

        if (flagsAt >= 0)
        {
            to.Position = flagsAt;
            var flags = to.ReadByte() & ~(ExifFlag | XmpFlag);
            to.Position = flagsAt;
            to.WriteByte((byte)(keepsTurn ? flags | ExifFlag : flags));
        }

        BinaryPrimitives.WriteUInt32LittleEndian(number, (uint)(to.Length - 8));
        to.Position = 4;
        to.Write(number);
        to.Position = to.Length;
    }
}
