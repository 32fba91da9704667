using System.Buffers.Binary;

namespace KnowledgeHub.Media.Pictures;

/// <summary>The one EXIF tag that a browser needs: how the camera was held. Place, time, owner and thumbnail are left behind.</summary>
internal static class Orientation
{
    public const int Upright = 1;
    private const int Tag = 0x0112;
    private const int EntryLength = 12;

    /// <summary>Reads the tag from EXIF data (a TIFF header and its first directory); what can't be read is upright.</summary>
    public static int Read(ReadOnlySpan<byte> tiff)
    {
        if (tiff.StartsWith("Exif\0\0"u8))
        {
            tiff = tiff[6..];
        }

        if (tiff.Length < 8 || !(tiff.StartsWith("II"u8) || tiff.StartsWith("MM"u8)))
        {
            return Upright;
        }

        var little = tiff[0] == 'I';
        var directory = little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory + 2L > tiff.Length)
        {
            return Upright;
        }

        var entries = tiff[(int)directory..];
        var count = Number(entries, little);
        for (var n = 0; n < count && 2 + ((n + 1) * EntryLength) <= entries.Length; n++)
        {
            var entry = entries.Slice(2 + (n * EntryLength), EntryLength);
            if (Number(entry, little) == Tag)
            {
                return Number(entry[8..], little) is >= 1 and <= 8 and var value ? value : Upright;
            }
        }

        return Upright;
    }

    /// <summary>EXIF data that holds the tag and nothing else.</summary>
    public static byte[] AsTiff(int orientation) =>
        [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];

    private static int Number(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
