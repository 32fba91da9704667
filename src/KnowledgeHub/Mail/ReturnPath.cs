using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Mail;

/// <summary>
/// An envelope sender of its own for each delivery (RFC 5321 section 4.4, known as VERP), so that whatever comes back names
/// the delivery: <c>bounces+id-mac@hub.example</c>. Without Hub__Mail__BouncesTo it is the sender's own address, as ever.
/// </summary>
public sealed class ReturnPath(MailSettings settings, SignedTokens tokens)
{
    private const string Purpose = "return-path";
    private const int IdLength = 26;

    // 80 bits in lower-case hex: servers may change the case of a local part, and it holds 64 octets at most.
    private const int MacLength = 20;

    /// <summary>How long the local part of Hub__Mail__BouncesTo may be to leave room for the rest.</summary>
    internal const int LongestName = 64 - 1 - IdLength - 1 - MacLength;

    /// <summary>Whether deliveries can be written into this address.</summary>
    internal static bool Fits(string address) => AddressSpec.IsValid(address) && address.LastIndexOf('@') is var at and <= LongestName && Ascii.IsValid(address.AsSpan(0, at));

    public async Task<string> ForAsync(string deliveryId, CancellationToken ct)
    {
        if (Parts() is not { } own)
        {
            return settings.Sender.Address;
        }
        return Id.IsId(deliveryId)
            ? $"{own.Name}+{deliveryId}-{await MacAsync(deliveryId, ct)}@{own.Domain}"
            : throw new ArgumentException("A delivery's id is 26 characters of base 32.", nameof(deliveryId));
    }

    /// <summary>The delivery that an address was made for, or null when the hub did not make it.</summary>
    public async Task<string?> ReadAsync(string address, CancellationToken ct)
    {
        if (Parts() is not { } own)
        {
            return null;
        }
        var text = address.Trim().TrimStart('<').TrimEnd('>').ToLowerInvariant();
        var prefix = $"{own.Name}+".ToLowerInvariant();
        var suffix = $"@{own.Domain}".ToLowerInvariant();
        if (!text.StartsWith(prefix, StringComparison.Ordinal) || !text.EndsWith(suffix, StringComparison.Ordinal)
            || text.Length != prefix.Length + IdLength + 1 + MacLength + suffix.Length)
        {
            return null;
        }
        var (id, mac) = (text.Substring(prefix.Length, IdLength), text.Substring(prefix.Length + IdLength + 1, MacLength));
        return Id.IsId(id) && text[prefix.Length + IdLength] == '-' && Same(mac, await MacAsync(id, ct)) ? id : null;
    }

    private (string Name, string Domain)? Parts()
    {
        var at = settings.BouncesTo?.LastIndexOf('@') ?? -1;
        return at < 0 ? null : (settings.BouncesTo![..at], AddressSpec.WithAsciiDomain(settings.BouncesTo)[(at + 1)..]);
    }

    private async Task<string> MacAsync(string id, CancellationToken ct)
    {
        var token = await tokens.MakeAsync(Purpose, id, ct);
        return Convert.ToHexStringLower(Base64Url.DecodeFromChars(token.AsSpan(IdLength)).AsSpan(0, MacLength / 2));
    }

    private static bool Same(string given, string expected) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
}
