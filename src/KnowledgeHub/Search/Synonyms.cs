using KnowledgeHub.Search.Analysis;

namespace KnowledgeHub.Search;

/// <summary>Words and phrases that mean the same, from the thesaurus. A topic's other names are in the index with its items, and widen nothing else.</summary>
public sealed class Synonyms
{
    private readonly Dictionary<string, HashSet<string>> groups = new(StringComparer.Ordinal);

    public Synonyms(IEnumerable<IReadOnlyList<string>> thesaurus)
    {
        foreach (var group in thesaurus)
        {
            var phrases = group.Select(term => string.Join(' ', SearchWords.Split(term))).Where(phrase => phrase.Length > 0).ToHashSet(StringComparer.Ordinal);
            foreach (var phrase in phrases)
            {
                if (!groups.TryGetValue(SearchWords.Fold(phrase), out var all))
                {
                    groups[SearchWords.Fold(phrase)] = all = new(StringComparer.Ordinal);
                }

                all.UnionWith(phrases);
                LongestPhrase = Math.Max(LongestPhrase, phrase.Count(' '.Equals) + 1);
            }
        }
    }

    /// <summary>The most words a known phrase has.</summary>
    public int LongestPhrase { get; } = 1;

    /// <summary>The phrase and all that mean the same; just itself when it is not known.</summary>
    public IReadOnlyCollection<string> Of(string phrase) => groups.TryGetValue(SearchWords.Fold(phrase), out var all) ? all : [phrase];

    public bool Knows(string phrase) => groups.ContainsKey(SearchWords.Fold(phrase));
}
