using System.Text;
using System.Text.RegularExpressions;

namespace KnowledgeHub.Html.WebPages;

/// <summary>The letters of a web page: a mark at its start, what the server said, what the page says of itself, or what its bytes look like.</summary>
internal static partial class DecodePage
{
    private const int FirstBytes = 2048;

    public static string Run(byte[] content, string? charset)
    {
        var text = (Mark(content) ?? Named(charset) ?? Named(OwnWord(content)) ?? Looks(content)).GetString(content);
        return text.TrimStart('\uFEFF');
    }

    private static Encoding? Mark(byte[] content) =>
        content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? Encoding.UTF8
        : content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? Encoding.BigEndianUnicode
        : content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Encoding.Unicode
        : null;

    private static Encoding? Named(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return null;
        }

        // Browsers read Latin-1 as its superset, and a page that calls itself UTF-16 in ASCII letters is not.
        var wanted = name.Trim(' ', '"', '\'').ToLowerInvariant() switch
        {
            "iso-8859-1" or "latin1" or "us-ascii" or "ascii" => "windows-1252",
            "utf-16" or "utf-16le" or "utf-16be" or "utf-7" => "utf-8",
            var other => other,
        };
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(wanted) ?? Encoding.GetEncoding(wanted);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string? OwnWord(byte[] content) =>
        Charset().Match(Encoding.Latin1.GetString(content, 0, Math.Min(content.Length, FirstBytes))) is { Success: true } match ? match.Groups[1].Value : null;

    private static Encoding Looks(byte[] content)
    {
        try
        {
            new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(content);
            return Encoding.UTF8;
        }
        catch (DecoderFallbackException)
        {
            return Named("windows-1252")!;
        }
    }

    [GeneratedRegex("""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:-]{2,40})""", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();
}
