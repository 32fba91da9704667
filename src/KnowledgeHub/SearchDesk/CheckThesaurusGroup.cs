using KnowledgeHub.Content;
using KnowledgeHub.Search;
using KnowledgeHub.Search.Analysis;

namespace KnowledgeHub.SearchDesk;

/// <summary>Finds what is wrong with a group before it is stored; each message says what to do.</summary>
public static class CheckThesaurusGroup
{
    public const int LongestTerm = 100;
    public const int MostWords = 8;
    public const int MostTerms = 30;

    /// <summary>The field that every problem belongs to.</summary>
    public const string Field = "terms";

    /// <summary>What was typed, one term a line, without stray spaces, empty lines and repetitions.</summary>
    public static IReadOnlyList<string> Tidy(string typed) =>
        [.. typed.Split('\n')
            .Select(line => string.Join(' ', new string([.. line.Select(c => char.IsControl(c) ? ' ' : c)]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Normalize())
            .Where(line => line.Length > 0).Distinct(StringComparer.Ordinal)];

    public static IReadOnlyList<Problem> Run(IReadOnlyList<string> terms, IEnumerable<ThesaurusGroup> others)
    {
        var problems = terms.Select(Check).OfType<string>().Select(message => new Problem(Field, message)).ToList();
        if (terms.Count > MostTerms)
        {
            problems.Add(new(Field, $"The group has {terms.Count} terms and at most {MostTerms} fit; make two groups of it, or leave out spellings that search treats as the same."));
        }

        if (problems.Count > 0)
        {
            return problems;
        }

        if (terms.Count < 2)
        {
            return [new(Field, "A group needs at least two terms that mean the same; write each on a line of its own.")];
        }

        if (terms.Select(ThesaurusGroup.KeyOf).Distinct().Count() < 2)
        {
            return [new(Field, "To search these are one and the same: it ignores capitals, accents and hyphens. Add a term that is written differently.")];
        }

        var known = others.SelectMany(group => group.Terms, (group, term) => (Key: ThesaurusGroup.KeyOf(term), Group: group)).ToLookup(pair => pair.Key, pair => pair.Group);
        return [.. terms.Where(term => known[ThesaurusGroup.KeyOf(term)].Any()).Select(term => new Problem(Field, InAnother(term, known[ThesaurusGroup.KeyOf(term)].First())))];
    }

    private static string? Check(string term) => (SearchWords.Split(term).Count, term.Length) switch
    {
        (0, _) => $"'{term}' has no letter or digit, so search can't look for it; leave it out.",
        (_, > LongestTerm) => $"'{term[..40]}…' has {term.Length} characters and at most {LongestTerm} fit; shorten it.",
        ( > MostWords, _) => $"'{term}' has more than {MostWords} words; searches are seldom that long, so use the shorter form that people type.",
        _ => null,
    };

    private static string InAnother(string term, ThesaurusGroup group) =>
        $"'{term}' stands in the group {group.Text} already. Add the other terms there, or take it out there first.";
}
