using System.Buffers.Binary;

namespace KnowledgeHub.Media.Pictures;

/// <summary>
/// JPEG: copies the segments that make the picture and leaves EXIF, XMP, IPTC, comments and whatever follows the
/// picture behind. The pixels stay as they are.
/// </summary>
internal static class JpegPicture
{
    private const int EndOfImage = 0xD9;
    private const int StartOfScan = 0xDA;
    private const int None = -1;

    public static ReadOnlySpan<byte> Signature => [0xFF, 0xD8, 0xFF];

    public static PictureSize Clean(Stream from, Stream to)
    {
        from.CopyPart(to, 2);
        var (size, orientation, scanned) = (default(PictureSize), Orientation.Upright, false);
        var marker = NextMarker(from);
        while (marker is not EndOfImage and not None)
        {
            var next = None;
            var length = BinaryPrimitives.ReadUInt16BigEndian(from.Take(2)) - 2;
            var payload = from.Take(length >= 0 ? length : throw new InvalidDataException("a part of it has no length"));
            if (marker == 0xE1 && payload.AsSpan().StartsWith("Exif\0\0"u8))
            {
                orientation = Orientation.Read(payload);
                if (orientation != Orientation.Upright)
                {
                    Write(to, marker, [.. "Exif\0\0"u8, .. Orientation.AsTiff(orientation)]);
                }
            }
            else if (IsKept(marker, payload))
            {
                Write(to, marker, payload);
            }

            if (IsFrame(marker) && payload.Length >= 5)
            {
                size = new PictureSize(BinaryPrimitives.ReadUInt16BigEndian(payload.AsSpan(3)), BinaryPrimitives.ReadUInt16BigEndian(payload.AsSpan(1))).Checked();
            }
            else if (marker == StartOfScan)
            {
                scanned = true;
                next = CopyScan(from, to);
            }

            marker = next == None && marker != StartOfScan ? NextMarker(from) : next;
        }

        if (!scanned || size == default)
        {
            throw new InvalidDataException("there is no picture in it");
        }

        // Cameras that were cut off leave the end out; browsers show such a picture all the same.
        to.Write([0xFF, EndOfImage]);
        return size.Turned(orientation);
    }

    private static int NextMarker(Stream from)
    {
        if (from.ReadByte() != 0xFF)
        {
            throw new InvalidDataException("its parts do not follow one another");
        }

        int marker;
        do
        {
            marker = from.ReadByte();
        }
        while (marker == 0xFF);
        return marker;
    }

    // Copies compressed pixels up to the next marker, which it returns. In them, FF is followed by 00 or a restart marker.
    private static int CopyScan(Stream from, Stream to)
    {
        for (var value = from.ReadByte(); value >= 0; value = from.ReadByte())
        {
            if (value != 0xFF)
            {
                to.WriteByte((byte)value);
                continue;
            }

            do
            {
                value = from.ReadByte();
            }
            while (value == 0xFF);
            if (value is not (0 or (>= 0xD0 and <= 0xD7)))
            {
                return value < 0 ? None : value;
            }

            to.Write([0xFF, (byte)value]);
        }

        return None;
    }

    private static bool IsFrame(int marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    // Frames, tables and scans; JFIF, the colour profile and Adobe's word on the colour space.
    private static bool IsKept(int marker, ReadOnlySpan<byte> payload) => marker switch
    {
        (>= 0xC0 and <= 0xCF) or (>= StartOfScan and <= 0xDF) => true,
        0xE0 => payload.StartsWith("JFIF\0"u8),
        0xE2 => payload.StartsWith("ICC_PROFILE\0"u8),
        0xEE => payload.StartsWith("Adobe"u8),
        _ => false,
    };

    private static void Write(Stream to, int marker, ReadOnlySpan<byte> payload)
    {
        var length = payload.Length + 2;
        to.Write([0xFF, (byte)marker, (byte)(length >> 8), (byte)length]);
        to.Write(payload);
    }
}
