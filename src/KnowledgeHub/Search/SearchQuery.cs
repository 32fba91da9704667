namespace KnowledgeHub.Search;

/// <summary>
/// What a visitor typed, as FTS5 understands it. Words, "phrases" and -exclusions are known; everything else is
/// words. Each word is quoted, so that FTS5 reads none of them as an operator, and no input is an error.
/// </summary>
public sealed class SearchQuery
{
    private readonly List<string> wanted = [];
    private readonly List<string> prefixes = [];
    private readonly List<string> unwanted = [];

    public SearchQuery(string? typed, Synonyms synonyms)
    {
        var text = typed ?? "";
        if (text.Length > LongestText)
        {
            text = text[..LongestText];
        }

        foreach (var (part, isPhrase, isExcluded) in Parts(text))
        {
            var words = SearchWords.Split(part);
            if (words.Count == 0)
            {
                continue;
            }

            if (isExcluded)
            {
                unwanted.Add(Quote(string.Join(' ', words)));
            }
            else if (isPhrase)
            {
                wanted.Add(Quote(string.Join(' ', words)));
            }
            else
            {
                AddWords(words, synonyms);
            }
        }
    }

    /// <summary>What is typed beyond this many characters is not looked at.</summary>
    public const int LongestText = 1_000;

    public bool IsEmpty => wanted.Count == 0;

    /// <summary>Whether some words may be left out to find more.</summary>
    public bool CanWiden => wanted.Count > 0;

    /// <summary>All words, or one of their synonyms each.</summary>
    public string All => Without(string.Join(" AND ", wanted));

    /// <summary>Any of the words, also as the beginning of longer ones.</summary>
    public string Any => Without(string.Join(" OR ", wanted.Concat(prefixes)));

    private void AddWords(IReadOnlyList<string> words, Synonyms synonyms)
    {
        for (var at = 0; at < words.Count && wanted.Count < SearchWords.Most;)
        {
            var length = KnownPhrase(words, at, synonyms);
            var phrase = string.Join(' ', words.Skip(at).Take(length));
            var meanings = synonyms.Of(phrase).Select(Quote).ToList();
            if (length > 1)
            {
                meanings.Add($"({string.Join(" AND ", words.Skip(at).Take(length).Select(Quote))})");
            }

            wanted.Add(meanings.Count == 1 ? meanings[0] : $"({string.Join(" OR ", meanings)})");
            prefixes.AddRange(words.Skip(at).Take(length).Where(word => word.Length >= 4).Select(word => $"{Quote(word)}*"));
            at += length;
        }
    }

    // The longest run of words from here that the thesaurus knows; one word when it knows none.
    private static int KnownPhrase(IReadOnlyList<string> words, int at, Synonyms synonyms)
    {
        for (var length = Math.Min(synonyms.LongestPhrase, words.Count - at); length > 1; length--)
        {
            if (synonyms.Knows(string.Join(' ', words.Skip(at).Take(length))))
            {
                return length;
            }
        }

        return 1;
    }

    // A quote opens a phrase only when another one closes it; a lone one is a typing slip.
    private static IEnumerable<(string Text, bool IsPhrase, bool IsExcluded)> Parts(string text)
    {
        var plain = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            // A hyphen that stands alone is a dash, as in a title that was pasted.
            var isExcluded = text[at] == '-' && (at == 0 || char.IsWhiteSpace(text[at - 1])) && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]);
            var start = isExcluded ? at + 1 : at;
            var isQuote = text[start] is '"' or '“' or '”';
            var end = isQuote ? text.IndexOfAny(['"', '“', '”'], start + 1) : -1;
            if (end > 0)
            {
                yield return (text[(start + 1)..end], true, isExcluded);
                at = end + 1;
                continue;
            }

            end = text.IndexOfAny([' ', '\t', '\n', '\r', '"', '“', '”'], start + 1);
            end = end < 0 ? text.Length : end;
            if (isExcluded)
            {
                yield return (text[start..end], false, true);
            }
            else
            {
                plain.Add(text[start..end]);
            }

            at = end;
        }

        yield return (string.Join(' ', plain), false, false);
    }

    private string Without(string match) => unwanted.Count == 0 ? match : $"({match}) NOT ({string.Join(" OR ", unwanted)})";

    private static string Quote(string words) => $"\"{words.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
