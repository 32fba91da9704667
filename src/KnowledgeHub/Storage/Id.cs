namespace KnowledgeHub.Storage;

/// <summary>Ids that sort by the time they were made: a version 7 UUID (RFC 9562) in Crockford base 32, 26 characters.</summary>
public static class Id
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string New(TimeProvider clock)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(clock.GetUtcNow()).TryWriteBytes(bytes, bigEndian: true, out _);
        return string.Create(26, new UInt128(ReadHigh(bytes), ReadLow(bytes)), static (text, value) =>
        {
            for (var i = 25; i >= 0; i--)
            {
                text[i] = Alphabet[(int)(value & 31)];
                value >>= 5;
            }
        });
    }

    /// <summary>When an id was made, to the millisecond.</summary>
    public static DateTimeOffset TimeOf(string id)
    {
        var value = UInt128.Zero;
        foreach (var c in id)
        {
            value = (value << 5) | (uint)Alphabet.IndexOf(c, StringComparison.Ordinal);
        }

        return DateTimeOffset.FromUnixTimeMilliseconds((long)(value >> 80));
    }

    /// <summary>Whether a text from outside has the form of an id.</summary>
    public static bool IsId(string? text) => text is { Length: 26 } && text.All(Alphabet.Contains);

    private static ulong ReadHigh(ReadOnlySpan<byte> bytes) => System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes);

    private static ulong ReadLow(ReadOnlySpan<byte> bytes) => System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
}
