using System.Text.RegularExpressions;

namespace KnowledgeHub.Mail;

/// <summary>Text such as a subject: RFC 5322 section 2.2.1. Only the stretch from the first to the last word that needs it is encoded.</summary>
internal static partial class UnstructuredText
{
    private const int LongestPlainWord = 200;

    [GeneratedRegex(@"([ \t]*)([^ \t]+)")]
    private static partial Regex SpaceAndWord { get; }

    public static void Write(FoldedHeader line, string value)
    {
        value = value.Trim(' ', '\t');
        var words = SpaceAndWord.Matches(value);
        var (first, last) = Encoded(words);
        for (var i = 0; i < words.Count; i++)
        {
            var space = i == 0 ? " " : words[i].Groups[1].Value;
            if (i == first)
            {
                var start = words[first].Groups[2].Index;
                EncodedWord.Write(line, value[start..(words[last].Index + words[last].Length)], space);
                i = last;
                continue;
            }
            line.Add(words[i].Groups[2].Value, space);
        }
    }

    private static (int First, int Last) Encoded(MatchCollection words)
    {
        var (first, last) = (-1, -1);
        for (var i = 0; i < words.Count; i++)
        {
            if (NeedsEncoding(words[i].Groups[2].ValueSpan))
            {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        return (first, last);
    }

    private static bool NeedsEncoding(ReadOnlySpan<char> word) =>
        word.Length > LongestPlainWord || word.ContainsAnyExceptInRange('!', '~') || word.Contains("=?", StringComparison.Ordinal);
}
