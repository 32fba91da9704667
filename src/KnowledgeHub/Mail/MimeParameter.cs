using System.Text;

namespace KnowledgeHub.Mail;

/// <summary>A header's parameter in whatever form it needs: a token, a quoted string, or the numbered and encoded pieces of RFC 2231 sections 3 and 4.</summary>
internal static class MimeParameter
{
    private const int LongestPlain = 60;
    private const int PieceLength = 50;
    private const string AttributeChars = "!#$&+-.^_`{|}~";     // RFC 2231 section 7, less * ' %

    public static void Write(FoldedHeader line, string name, string value)
    {
        var pieces = Pieces(name, value).ToArray();
        for (var i = 0; i < pieces.Length; i++)
        {
            line.Add(pieces[i] + (i < pieces.Length - 1 ? ";" : ""));
        }
    }

    private static IEnumerable<string> Pieces(string name, string value)
    {
        if (value.Length <= LongestPlain && Ascii.IsValid(value))
        {
            yield return $"{name}=\"{value.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";
            yield break;
        }
        var parts = Encoded(value);
        for (var i = 0; i < parts.Count; i++)
        {
            // The charset stands before the first piece only.
            yield return $"{name}{(parts.Count == 1 ? "" : $"*{i}")}*={(i == 0 ? "utf-8''" : "")}{parts[i]}";
        }
    }

    // No piece ends inside a character.
    private static List<string> Encoded(string value)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        foreach (var rune in value.EnumerateRunes())
        {
            var text = Encoded(rune);
            if (part.Length + text.Length > PieceLength)
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            part.Append(text);
        }
        parts.Add(part.ToString());
        return parts;
    }

    private static string Encoded(Rune rune) => rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || AttributeChars.Contains((char)rune.Value))
        ? rune.ToString()
        : string.Concat(Encoding.UTF8.GetBytes(rune.ToString()).Select(octet => $"%{octet:X2}"));
}
