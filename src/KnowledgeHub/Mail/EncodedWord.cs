using System.Text;
using System.Text.RegularExpressions;

namespace KnowledgeHub.Mail;

/// <summary>Text beyond ASCII inside a header, in words of at most 75 characters that never split a character: RFC 2047.</summary>
internal static partial class EncodedWord
{
    private const int Longest = 75;
    private const string Prefix = "=?utf-8?";
    private const int Frame = 12;            // =?utf-8?Q? and ?=
    private const int SmallestWord = 16;     // below this a new line reads better than a crumb

    [GeneratedRegex(@"=\?([^?\s]+)\?([bBqQ])\?([^?\s]*)\?=")]
    private static partial Regex Word { get; }

    [GeneratedRegex(@"(?<=\?=)[ \t]+(?==\?[^?\s]+\?[bBqQ]\?[^?\s]*\?=)")]
    private static partial Regex SpaceBetweenWords { get; }

    /// <summary>Adds the text to the header in whichever of the two encodings, Q or B, is shorter.</summary>
    public static void Write(FoldedHeader line, string text, string space)
    {
        var asQ = QLength(text) <= Base64Length(Encoding.UTF8.GetByteCount(text));
        for (var start = 0; start < text.Length;)
        {
            var end = start + Fitting(text.AsSpan(start), asQ, Room(line, space));
            if (end < text.Length && Room(line, space) < SmallestWord)
            {
                line.Break();
                end = start + Fitting(text.AsSpan(start), asQ, Math.Max(SmallestWord, Room(line, space)));
            }
            var part = text.AsSpan(start, end - start);
            line.Add(asQ ? $"{Prefix}Q?{QText(part)}?=" : $"{Prefix}B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(part.ToString()))}?=", space);
            (start, space) = (end, " ");
        }
    }

    public static string Decode(string header) => Word.Replace(SpaceBetweenWords.Replace(header, ""), Decoded);

    private static int Room(FoldedHeader line, string space) => Math.Min(Longest, line.Room(space.Length)) - Frame;

    private static int Fitting(ReadOnlySpan<char> text, bool asQ, int room)
    {
        var (taken, used) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            used += asQ ? QLength(rune) : rune.Utf8SequenceLength;
            if ((asQ ? used : Base64Length(used)) > room)
            {
                break;
            }
            taken += rune.Utf16SequenceLength;
        }
        return taken;
    }

    private static int Base64Length(int bytes) => (bytes + 2) / 3 * 4;

    private static int QLength(string text) => text.EnumerateRunes().Sum(QLength);

    private static int QLength(Rune rune) => rune.Value == ' ' || IsPlain(rune.Value) ? 1 : rune.Utf8SequenceLength * 3;

    // What a display name may hold as well (section 5, rule 3), so that one form serves every header.
    private static bool IsPlain(int value) => value < 128 && (char.IsAsciiLetterOrDigit((char)value) || value is '!' or '*' or '+' or '-' or '/');

    private static string QText(ReadOnlySpan<char> text)
    {
        var written = new StringBuilder(Longest);
        foreach (var value in Encoding.UTF8.GetBytes(text.ToString()))
        {
            _ = value switch
            {
                (byte)' ' => written.Append('_'),
                _ when IsPlain(value) => written.Append((char)value),
                _ => written.Append($"={value:X2}"),
            };
        }
        return written.ToString();
    }

    private static string Decoded(Match word)
    {
        try
        {
            var text = word.Groups[3].Value;
            var bytes = word.Groups[2].Value is "b" or "B"
                ? Convert.FromBase64String(text)
                : QuotedPrintable.Decode(Encoding.UTF8.GetBytes(text.Replace('_', ' ')));
            return Encoding.GetEncoding(word.Groups[1].Value).GetString(bytes);
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or NotSupportedException)
        {
            return word.Value;
        }
    }
}
