using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Newsletters.Clicks;

/// <summary>
/// What stands behind <c>/r/</c>: issue, number of the link and edition, with an HMAC-SHA256 (RFC 2104) over them. It is the same for
/// everybody who reads the edition and says nothing about who they are.
/// </summary>
public sealed class ClickLinks(HubValues values)
{
    private byte[]? key;

    public async Task<string> MakeAsync(ClickedLink link, CancellationToken ct)
    {
        var plain = $"{link.IssueId}.{link.Number.ToString(CultureInfo.InvariantCulture)}.{link.Audience}.{link.Locale}";
        return $"{plain}.{Sign(await KeyAsync(ct), plain)}";
    }

    /// <summary>What a token says, or null when somebody made it up.</summary>
    public async Task<ClickedLink?> ReadAsync(string token, CancellationToken ct)
    {
        var parts = token.Split('.');
        if (token.Length > 150 || parts.Length != 5 || !Id.IsId(parts[0]) || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var expected = Sign(await KeyAsync(ct), string.Join('.', parts[..4]));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(parts[4])) && (Audience.Find(parts[2]) is not null || parts[2].Length == 0)
            ? new ClickedLink(parts[0], number, parts[2], parts[3])
            : null;
    }

    private async Task<byte[]> KeyAsync(CancellationToken ct) =>
        key ??= Convert.FromBase64String(await values.EnsureAsync("click-key", () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), ct));

    private static string Sign(byte[] key, string plain) =>
        System.Buffers.Text.Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(plain)).AsSpan(0, 16));
}

/// <summary>A link of an issue as one edition carries it.</summary>
public sealed record ClickedLink(string IssueId, int Number, string Audience, string Locale);
