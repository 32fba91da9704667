using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace KnowledgeHub.Review;

/// <summary>
/// The secret in a guest's link: 256 random bits. Only their SHA-256 is stored, so that whoever reads the database opens
/// no door with it.
/// </summary>
public static class GuestLinks
{
    private const int Bytes = 32;

    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Whether a text from an address can be a token at all.</summary>
    public static bool IsToken(string text) => text.Length == 43 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    public static string Path(string token) => $"/review/{token}";
}
