using System.Globalization;
using System.Text;

namespace KnowledgeHub.Search;

/// <summary>Splits text into words as the index does: letters and digits of any script, in lower case. The index itself takes accents off.</summary>
public static class SearchWords
{
    /// <summary>More words than this say nothing more about what is wanted.</summary>
    public const int Most = 120;

    public static IReadOnlyList<string> Split(string text)
    {
        var words = new List<string>();
        var (word, isWord) = (new StringBuilder(), false);
        foreach (var rune in Composed(text).EnumerateRunes().Append(new Rune(' ')))
        {
            if (IsLetter(rune) || IsMark(rune))
            {
                word.Append(Rune.ToLowerInvariant(rune));
                isWord |= IsLetter(rune);
                continue;
            }

            if (isWord)
            {
                words.Add(word.ToString());
            }

            word.Clear();
            isWord = false;
        }

        return words;
    }

    /// <summary>A phrase without the accents on Latin letters, to compare what was typed with what is known.</summary>
    public static string Fold(string phrase)
    {
        var folded = new StringBuilder();
        var latin = false;
        foreach (var c in phrase.Normalize(NormalizationForm.FormD))
        {
            var isAccent = CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
            latin = isAccent ? latin : char.IsAsciiLetter(c);
            if (!(isAccent && latin))
            {
                folded.Append(c);
            }
        }

        return folded.ToString().Normalize();
    }

    // Half a surrogate pair, as cutting a text can leave it, has no composed form.
    private static string Composed(string text) => string.Concat(text.EnumerateRunes()).Normalize();

    private static bool IsLetter(Rune rune) => Rune.IsLetter(rune) || Rune.IsNumber(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.PrivateUse;

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
