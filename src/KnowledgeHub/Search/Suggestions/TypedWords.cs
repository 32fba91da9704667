using KnowledgeHub.Search.Analysis;

namespace KnowledgeHub.Search.Suggestions;

/// <summary>What somebody has typed so far: words of which the last may be unfinished.</summary>
public sealed class TypedWords
{
    private const int LongestText = 100;
    private const int MostWords = 8;

    private TypedWords(IReadOnlyList<string> words)
    {
        All = words;
        Starts = [.. words.Select(word => $" {word}")];
        Phrase = string.Concat(Starts);
        // The longest word leaves the fewest texts to look at.
        Telling = words.Count == 0 ? "" : Pattern(words.MaxBy(word => word.Length)!);
    }

    public IReadOnlyList<string> All { get; }

    /// <summary>What a text must hold to be looked at.</summary>
    public string Telling { get; }

    private IReadOnlyList<string> Starts { get; }

    private string Phrase { get; }

    public static TypedWords From(string typed)
    {
        var text = typed.Length > LongestText ? typed[..LongestText] : typed;
        return new([.. SearchWords.Split(text).Select(SearchWords.Fold).Where(word => word.Length > 0).Take(MostWords)]);
    }

    /// <summary>How well a text answers, 0 is best: it begins so, has the words in this order, has each word's beginning, or has them inside its words; null when it does not.</summary>
    /// <param name="text">Folded words, a space before each; see <see cref="Folded"/>.</param>
    public int? Rank(ReadOnlySpan<char> text)
    {
        if (text.IndexOf(Phrase, StringComparison.Ordinal) is >= 0 and var at)
        {
            return at == 0 ? 0 : 1;
        }

        var rank = 2;
        for (var n = 0; n < All.Count; n++)
        {
            if (text.IndexOf(Starts[n], StringComparison.Ordinal) < 0)
            {
                rank = 3;
                if (text.IndexOf(Pattern(All[n]), StringComparison.Ordinal) < 0)
                {
                    return null;
                }
            }
        }

        return rank;
    }

    /// <summary>A text as it is compared.</summary>
    public static string Folded(string text)
    {
        var folded = new System.Text.StringBuilder(text.Length + 1);
        foreach (var word in new WordReader(text))
        {
            folded.Append(' ').Append(word.Folded);
        }

        return folded.ToString();
    }

    /// <summary>Where in a text the typed letters stand.</summary>
    public IReadOnlyList<(int Start, int Length)> Marks(string text)
    {
        var (begins, inside) = (new List<(int, int)>(), new List<(int, int)>());
        foreach (var place in new WordReader(text))
        {
            var word = place.Folded.ToString();
            foreach (var typed in All.OrderByDescending(typed => typed.Length))
            {
                if (word.IndexOf(typed, StringComparison.Ordinal) is >= 0 and var at && (at == 0 || Pattern(typed) == typed))
                {
                    // Where folding changed the number of letters, nobody can say which of them were typed.
                    var mark = word.Length == place.Length ? (place.Start + at, typed.Length) : (place.Start, place.Length);
                    (at == 0 ? begins : inside).Add(mark);
                    break;
                }
            }
        }

        return begins.Count > 0 && All.All(typed => Folded(text).Contains($" {typed}", StringComparison.Ordinal)) ? begins : [.. begins.Concat(inside).Order()];
    }

    // One or two letters inside a word say nothing.
    private static string Pattern(string word) => word.Length <= 2 && char.IsAsciiLetterOrDigit(word[0]) ? $" {word}" : word;
}
