using System.Globalization;
using System.Text;
using KnowledgeHub.Html;

namespace KnowledgeHub.Search.Analysis;

/// <summary>What a word is, for texts and for queries alike: letters and digits of any script, in lower case, Latin ones without accents.</summary>
public static class SearchWords
{
    /// <summary>More words than this say nothing more about what is wanted.</summary>
    public const int Most = 120;

    /// <summary>A longer word is cut for comparing: nobody types it, and no row should be as wide as a text without spaces.</summary>
    public const int LongestWord = 64;

    /// <summary>The words as they are written, in lower case.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var composed = ComposedText.From(text);
        var words = new List<string>();
        foreach (var word in new WordReader(composed))
        {
            words.Add(composed.Substring(word.Start, word.Length).ToLowerInvariant());
        }

        return words;
    }

    /// <summary>A word or phrase as it is compared: in lower case, Latin letters without accents, Arabic without vowel signs.</summary>
    public static string Fold(string phrase)
    {
        var folded = new StringBuilder(phrase.Length);
        var latin = false;
        foreach (var c in ComposedText.From(phrase).Normalize(NormalizationForm.FormD))
        {
            var isMark = CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
            latin = isMark ? latin : char.IsAsciiLetter(c);
            if (!(isMark && (latin || IsArabicMark(c))) && c != ArabicTatweel)
            {
                folded.Append(char.ToLowerInvariant(c));
            }
        }

        return Ligatures(folded.ToString()).Normalize();
    }

    internal static bool IsLetter(Rune rune) => Rune.IsLetter(rune) || Rune.IsNumber(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.PrivateUse;

    internal static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private const char ArabicTatweel = '\u0640';

    // Vowel signs, and the hamza and madda that many leave off their alif.
    private static bool IsArabicMark(char c) => c is (>= '\u064b' and <= '\u065f') or '\u0670';

    // Letters that people without them on their keyboard write as two, or plain.
    private static string Ligatures(string word) =>
        word.AsSpan().IndexOfAnyInRange('ß', 'ƒ') < 0 ? word
        : word.Replace("ß", "ss", StringComparison.Ordinal).Replace("æ", "ae", StringComparison.Ordinal).Replace("œ", "oe", StringComparison.Ordinal)
            .Replace('ø', 'o').Replace('đ', 'd').Replace('ł', 'l').Replace('ı', 'i');
}
