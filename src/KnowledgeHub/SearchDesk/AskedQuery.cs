using System.Text;
using System.Text.RegularExpressions;
using KnowledgeHub.Search;
using KnowledgeHub.Search.Analysis;

namespace KnowledgeHub.SearchDesk;

/// <summary>What somebody typed, in the form in which it is counted and compared: lower case, no accents, single spaces.</summary>
public sealed partial record AskedQuery
{
    private const int LongestText = 120;
    private const int LongestWord = 40;
    private const int MostWords = 8;

    private AskedQuery(string text, IReadOnlyList<string> words)
    {
        Text = text;
        Key = string.Join(' ', words.Distinct().Order(StringComparer.Ordinal));
        MayBeKept = words.Count is > 0 and <= MostWords && text.Length <= LongestText && words.All(word => word.Length <= LongestWord)
            && !Address().IsMatch(text) && !LongNumber().IsMatch(text);
    }

    /// <summary>Typed without accents, capitals and stray spaces.</summary>
    public string Text { get; }

    /// <summary>The words in the order of the alphabet: the same words in any order are the same question.</summary>
    public string Key { get; }

    /// <summary>
    /// Whether the words may be written down. Long texts, and whatever looks like a mail address, a telephone number or
    /// another number that stands for a person, are counted without them.
    /// </summary>
    public bool MayBeKept { get; }

    /// <summary>What is kept of it: its text, or nothing.</summary>
    public string Kept => MayBeKept ? Text : "";

    /// <summary>Whether it says what is wanted and nothing else: no word is left out, searched in one field only or cut short.</summary>
    public bool IsPlain => !Operator().IsMatch(Text);

    /// <summary>No question that is kept holds this character, and PostgreSQL refuses it.</summary>
    internal static string WithoutNul(string query) => query.Replace("\0", "", StringComparison.Ordinal);

    public static AskedQuery From(string? typed)
    {
        // Beyond what is kept the text need not be exact; it may be very long.
        var start = typed is { Length: > 4 * LongestText } ? typed[..(4 * LongestText)] : typed ?? "";
        var text = new StringBuilder();
        foreach (var rune in start.EnumerateRunes())
        {
            text.Append(Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) ? " " : Rune.ToLowerInvariant(rune).ToString());
        }

        // Full-width and other written forms of the same letters and digits become one.
        var folded = SearchWords.Fold(text.ToString().Normalize(NormalizationForm.FormKC)).ToLowerInvariant();
        var tidy = string.Join(' ', folded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return new AskedQuery(tidy, SearchWords.Split(tidy));
    }

    [GeneratedRegex(@"@|[\(\[]\s*at\s*[\)\]]|\bat\s.*\sdot\s")]
    private static partial Regex Address();

    // Seven digits or more, however they are grouped.
    [GeneratedRegex(@"\d(?:[^\p{L}\d]*\d){6}")]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"(^|[\s(])[-+!]\S|[:*?~^\[\]{}]|\b(not|or)\b")]
    private static partial Regex Operator();
}
