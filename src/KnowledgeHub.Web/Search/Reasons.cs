using KnowledgeHub.Languages;
using KnowledgeHub.Search;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Search;

/// <summary>Says in plain sentences why an item is a result.</summary>
public static class Reasons
{
    private const int MostForms = 4;

    /// <summary>A sentence for each thing that was typed and one for what is missing; none when only filters were chosen.</summary>
    /// <param name="found">The result.</param>
    /// <param name="byRelevance">Whether the list is in the order of the best match.</param>
    public static IReadOnlyList<string> For(FoundItem found, bool byRelevance)
    {
        if (found.Why.Count + found.Missing.Count == 0)
        {
            return [];
        }

        var sentences = found.Why.Select(Sentence).ToList();
        if (found.Missing.Count > 0)
        {
            sentences.Add(T("Not in this item: {0}.", List(found.Missing.Select(Quoted))));
        }

        sentences.Add(byRelevance
            ? T("Words count more when they are rare, stand in the title or stand close together. Newer items, and items that resemble the other good results, count a little more.")
            : T("The list is in the order that you chose, not in that of the best match."));
        return sentences;
    }

    private static string Sentence(FoundWord word)
    {
        var found = T("{0} is found {1}, in {2}", Quoted(word.Typed), Times(word.Times), List(word.Columns.Select(Part)));
        var ways = word.Forms.Where(form => form.As != FoundAs.Typed).GroupBy(form => form.As)
            .Select(forms => (Times: forms.Sum(form => form.Times), Text: $"{Way(forms.Key)} ({List(forms.Take(MostForms).Select(form => Quoted(form.Text)))})")).ToList();
        return ways switch
        {
            [] => $"{found}.",
            [var (times, text)] when times == 1 && word.Times == 1 => $"{found}, {text}.",
            [var (times, text)] when times == word.Times => $"{found}, {T("each time {0}", text)}.",
            _ => $"{found}; {List(ways.Select(way => $"{Times(way.Times)} {way.Text}"))}.",
        };
    }

    private static string Way(FoundAs kind) => kind switch
    {
        FoundAs.OtherForm => T("in another form"),
        FoundAs.Synonym => T("by a synonym from our thesaurus"),
        FoundAs.Beginning => T("in a word that begins so"),
        FoundAs.Similar => T("in a similar spelling"),
        _ => T("by a part of it that stands alone"),
    };

    private static string Part(IndexColumn column) => column switch
    {
        IndexColumn.Title => T("the title"),
        IndexColumn.Summary => T("the summary and key points"),
        IndexColumn.Takeaways => T("the takeaways"),
        IndexColumn.Body => T("the text"),
        IndexColumn.Names => T("its topics, countries and sources"),
        _ => T("its files"),
    };

    private static string Times(int times) => times switch { 1 => T("once"), 2 => T("twice"), _ => T("{0} times", times) };

    private static string Quoted(string text) => T("“{0}”", text);

    private static string List(IEnumerable<string> parts) => SiteLanguage.Current.List(parts);
}
