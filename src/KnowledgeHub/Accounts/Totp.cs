using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace KnowledgeHub.Accounts;

/// <summary>Codes of six digits that change every 30 seconds (RFC 6238 with HMAC-SHA-1, as all authenticator apps understand it).</summary>
public static class Totp
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Seconds = 30;

    /// <summary>A new secret of 160 bits in base 32 (RFC 4648).</summary>
    public static string NewKey() => RandomNumberGenerator.GetString(Alphabet, 32);

    public static long StepAt(DateTimeOffset time) => time.ToUnixTimeSeconds() / Seconds;

    /// <summary>The code of a time step (RFC 4226 section 5.3).</summary>
    public static string Code(string key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
        HMACSHA1.HashData(FromBase32(key), counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[19] & 0xf)..]) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The time step of a code, or null when it is none of now; clocks may differ by one step.</summary>
    public static long? Find(string key, string typed, DateTimeOffset now)
    {
        var (code, current) = (System.Text.Encoding.UTF8.GetBytes(typed.Replace(" ", "", StringComparison.Ordinal)), StepAt(now));
        return new[] { current, current - 1, current + 1 }
            .Where(step => CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(Code(key, step)), code))
            .Select(step => (long?)step).FirstOrDefault();
    }

    private static byte[] FromBase32(string text)
    {
        var bytes = new byte[text.Length * 5 / 8];
        var (buffer, bits, at) = (0, 0, 0);
        foreach (var c in text)
        {
            buffer = (buffer << 5) | Alphabet.IndexOf(c, StringComparison.Ordinal);
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes[at++] = (byte)(buffer >> bits);
                buffer &= (1 << bits) - 1;
            }
        }

        return bytes;
    }
}
