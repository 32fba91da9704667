using System.Globalization;
using System.Text;
using KnowledgeHub.Html;

namespace KnowledgeHub.Stakeholders;

/// <summary>Names in the forms in which they are looked for and compared.</summary>
public static class NameKey
{
    // What organisations' names end or begin with and does not tell them apart.
    private static readonly HashSet<string> Empty = ["the", "of", "for", "and", "de", "da", "do", "dos", "la", "el", "le", "der", "die", "das", "ltd", "inc", "gmbh", "ag", "sa", "plc", "llc", "ev", "asbl", "dr", "prof", "mr", "ms", "mrs"];

    /// <summary>Lower case, without accents, words separated by one space: what searching looks at.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in ComposedText.From(text).Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c) || c is '@' or '.' or '+')
            {
                folded.Append(char.ToLowerInvariant(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().Trim();
    }

    /// <summary>The same for whatever order the words of a name stand in, without titles and legal forms.</summary>
    public static string Of(string name)
    {
        var words = Fold(name.Replace(".", " ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var telling = words.Where(word => !Empty.Contains(word)).ToArray();
        return string.Join(' ', (telling.Length > 0 ? telling : words).Order(StringComparer.Ordinal));
    }

    /// <summary>What a search asks of find_text: up to four words, each with wildcards around it; a missing one fits everything.</summary>
    public static string[] Patterns(string typed) =>
        [.. Fold(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(4).Select(word => $"%{word}%").Concat(Enumerable.Repeat("%", 4)).Take(4)];

    /// <summary>The host of a web address without <c>www.</c>; empty when there is none.</summary>
    public static string Domain(string website) =>
        Uri.TryCreate(website, UriKind.Absolute, out var address) ? address.Host.StartsWith("www.", StringComparison.Ordinal) ? address.Host[4..] : address.Host : "";

    /// <summary>Whether two keys differ by no more than a letter or two, as misspelt names do.</summary>
    public static bool AreClose(string one, string other)
    {
        if (one == other)
        {
            return true;
        }

        var most = Math.Min(one.Length, other.Length) switch { < 8 => 0, < 16 => 1, _ => 2 };
        return Math.Abs(one.Length - other.Length) <= most && Distance(one, other) <= most;
    }

    // Levenshtein's, row by row.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var next = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], next);
            }
        }

        return row[^1];
    }
}
