using KnowledgeHub.Search.Analysis;
using KnowledgeHub.Search.QueryLanguage;
using KnowledgeHub.Search.Ranking;

namespace KnowledgeHub.Search;

/// <summary>Says how the words that were typed stand in an item: as they are, in another form, by a synonym, or not at all.</summary>
public sealed class ExplainItem(IReadOnlyList<QueryGroup> groups, IReadOnlyList<string> unknown, Synonyms synonyms, Stems stems)
{
    private readonly Dictionary<(string Typed, string Text), FoundAs> known = [];

    /// <summary>What was found, in the order in which it was typed.</summary>
    /// <param name="texts">The item's texts in the order of <see cref="IndexColumn"/>.</param>
    /// <param name="found">Where it says what is wanted.</param>
    public IReadOnlyList<FoundWord> Words(IReadOnlyList<string> texts, IReadOnlyList<Occurrence> found)
    {
        var places = texts.Select((text, column) => found.Any(here => (int)here.Column == column) ? Passages.Places(text) : []).ToList();
        return [.. Typed().Select(typed => Word(typed, texts, places, found)).OfType<FoundWord>()];
    }

    /// <summary>What was typed and neither found nor replaced by something found.</summary>
    public IReadOnlyList<string> Missing(IReadOnlyList<FoundWord> found) =>
        [.. Typed().Concat(unknown).Distinct().Where(typed => found.All(word => word.Typed != typed))];

    private IEnumerable<string> Typed() => groups.Select(group => group.Typed).Distinct();

    private FoundWord? Word(string typed, IReadOnlyList<string> texts, List<List<(int Start, int Length)>> places, IReadOnlyList<Occurrence> found)
    {
        var own = found.Where(here => groups[here.Group].Typed == typed).ToList();
        // The words of a name are also looked for one by one; inside the whole name they are no further find.
        var whole = own.Where(here => !groups[here.Group].IsExtra).ToList();
        var counted = whole.Concat(own.Where(here => groups[here.Group].IsExtra && !whole.Exists(other => Covers(other, here))))
            .DistinctBy(here => (here.Column, here.Position)).ToList();
        if (counted.Count == 0)
        {
            return null;
        }

        var forms = counted.Select(here => SearchWords.Fold(TextOf(here, texts, places)))
            .CountBy(text => text).OrderByDescending(text => text.Value)
            .Select(text => new FoundForm(text.Key, text.Value, Kind(typed, text.Key))).ToList();
        return new FoundWord(typed, counted.Count, forms.Exists(form => form.As == FoundAs.Typed), [.. counted.Select(here => here.Column).Distinct().Order()]) { Forms = forms };
    }

    private static bool Covers(Occurrence whole, Occurrence part) =>
        whole.Column == part.Column && whole.Position <= part.Position && part.Position + part.Length <= whole.Position + whole.Length;

    private static string TextOf(Occurrence here, IReadOnlyList<string> texts, List<List<(int Start, int Length)>> places)
    {
        var (first, last) = (places[(int)here.Column][here.Position], places[(int)here.Column][here.Position + here.Length - 1]);
        return texts[(int)here.Column][first.Start..(last.Start + last.Length)].Replace('\n', ' ').Replace('\f', ' ');
    }

    private FoundAs Kind(string typed, string text)
    {
        if (!known.TryGetValue((typed, text), out var kind))
        {
            known[(typed, text)] = kind = Compare(typed, text);
        }

        return kind;
    }

    private FoundAs Compare(string typed, string text)
    {
        var (asked, stands) = (Words(typed), Words(text));
        if (asked.SequenceEqual(stands))
        {
            return FoundAs.Typed;
        }

        var stemmed = stems.OfAll(stands);
        if (stems.OfAll(asked).SequenceEqual(stemmed))
        {
            return FoundAs.OtherForm;
        }

        if (synonyms.Of(string.Join(' ', SearchWords.Split(typed))).Any(other => stems.OfAll(Words(other)).SequenceEqual(stemmed)))
        {
            return FoundAs.Synonym;
        }

        if (typed.IndexOfAny(['*', '?']) >= 0 || (asked.Count > 0 && stands.Count > 0 && asked.Count == 1 && stands[0].StartsWith(asked[0], StringComparison.Ordinal)))
        {
            return FoundAs.Beginning;
        }

        return asked.Count > 1 && stems.OfAll(asked).Intersect(stemmed).Any() ? FoundAs.Apart : FoundAs.Similar;
    }

    private static IReadOnlyList<string> Words(string text) => [.. SearchWords.Split(text).Select(SearchWords.Fold)];
}
