using System.Security.Cryptography;
using System.Text;

namespace KnowledgeHub.Storage;

/// <summary>
/// Links that prove themselves: an id and the first 128 bits of an HMAC-SHA256 (RFC 2104) over purpose and id.
/// Nothing needs to be stored for them, and one purpose's link does not open another's door.
/// </summary>
public sealed class SignedTokens(HubValues values)
{
    private byte[]? key;

    public async Task<string> MakeAsync(string purpose, string id, CancellationToken ct) => id + Sign(await KeyAsync(ct), purpose, id);

    /// <summary>The id of a token for this purpose, or null when somebody made it up.</summary>
    public async Task<string?> ReadAsync(string purpose, string token, CancellationToken ct)
    {
        if (token.Length != 26 + 22 || !Id.IsId(token[..26]))
        {
            return null;
        }

        var id = token[..26];
        var expected = Sign(await KeyAsync(ct), purpose, id);
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(token[26..])) ? id : null;
    }

    private async Task<byte[]> KeyAsync(CancellationToken ct) =>
        key ??= Convert.FromBase64String(await values.EnsureAsync("signing-key", () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), ct));

    private static string Sign(byte[] key, string purpose, string id)
    {
        var hash = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{purpose}|{id}"));
        return System.Buffers.Text.Base64Url.EncodeToString(hash.AsSpan(0, 16));
    }
}
