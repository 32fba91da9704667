using System.Globalization;
using System.Text;

namespace KnowledgeHub.Search;

/// <summary>Splits text into words as the index does: letters and digits, in lower case, without accents.</summary>
public static class SearchWords
{
    /// <summary>More words than this say nothing more about what is wanted.</summary>
    public const int Most = 48;

    public static IReadOnlyList<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(char.ToLowerInvariant(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }
}
