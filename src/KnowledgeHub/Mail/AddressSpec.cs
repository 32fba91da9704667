using System.Globalization;
using System.Text;

namespace KnowledgeHub.Mail;

/// <summary>The address itself, local-part@domain: RFC 5322 section 3.4.1, with the UTF-8 of RFC 6531 section 3.3. Quoted local parts and domain literals are refused.</summary>
public static class AddressSpec
{
    private const int LongestAddress = 254;      // RFC 5321 section 4.5.3.1.3: a path of 256 octets, less the angle brackets
    private const int LongestLocalPart = 64;     // section 4.5.3.1.1
    private const int LongestLabel = 63;

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    public static bool IsValid(string? address)
    {
        if (string.IsNullOrEmpty(address) || address.Length > LongestAddress || Encoding.UTF8.GetByteCount(address) > LongestAddress)
        {
            return false;
        }
        var at = address.LastIndexOf('@');
        return at > 0 && IsLocalPart(address.AsSpan(0, at)) && IsDomain(address[(at + 1)..]);
    }

    /// <summary>The address with its domain in the ASCII form of RFC 5890; a local part beyond ASCII stays as it is and needs SMTPUTF8.</summary>
    public static string WithAsciiDomain(string address)
    {
        if (Ascii.IsValid(address))
        {
            return address;
        }
        var domain = address.LastIndexOf('@') + 1;
        return Ascii.IsValid(address.AsSpan(domain)) ? address : address[..domain] + Idn.GetAscii(address, domain);
    }

    private static bool IsLocalPart(ReadOnlySpan<char> text)
    {
        if (Encoding.UTF8.GetByteCount(text) > LongestLocalPart || text[0] == '.' || text[^1] == '.' || text.IndexOf("..") >= 0)
        {
            return false;
        }
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out var rune, out var length) != System.Buffers.OperationStatus.Done || !IsAtomText(rune))
            {
                return false;
            }
            text = text[length..];
        }
        return true;
    }

    private static bool IsAtomText(Rune rune) => rune.IsAscii
        ? char.IsAsciiLetterOrDigit((char)rune.Value) || "!#$%&'*+-/=?^_`{|}~.".Contains((char)rune.Value)
        : rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    private static bool IsDomain(string text)
    {
        if (!Ascii.IsValid(text))
        {
            try
            {
                text = Idn.GetAscii(text);
            }
            catch (ArgumentException)
            {
                return false;
            }
        }
        var labels = text.Split('.');
        return labels.Length > 1 && text.Length < LongestAddress && Array.TrueForAll(labels, IsLabel);
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= LongestLabel && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
