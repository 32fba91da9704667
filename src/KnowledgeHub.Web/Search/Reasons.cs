using KnowledgeHub.Search;

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
            sentences.Add($"Not in this item: {List(found.Missing.Select(Quoted))}.");
        }

        sentences.Add(byRelevance
            ? "Words count more when they are rare, stand in the title or stand close together. Newer items, and items that resemble the other good results, count a little more."
            : "The list is in the order that you chose, not in that of the best match.");
        return sentences;
    }

    private static string Sentence(FoundWord word)
    {
        var where = List(word.Columns.Select(Part));
        var found = $"{Quoted(word.Typed)} is found {Times(word.Times)}, in {where}";
        var ways = word.Forms.Where(form => form.As != FoundAs.Typed).GroupBy(form => form.As)
            .Select(forms => (Times: forms.Sum(form => form.Times), Text: $"{Way(forms.Key)} ({List(forms.Take(MostForms).Select(form => Quoted(form.Text)))})")).ToList();
        return ways switch
        {
            [] => $"{found}.",
            [var (times, text)] when times == 1 && word.Times == 1 => $"{found}, {text}.",
            [var (times, text)] when times == word.Times => $"{found}, each time {text}.",
            _ => $"{found}; {List(ways.Select(way => $"{Times(way.Times)} {way.Text}"))}.",
        };
    }

    private static string Way(FoundAs kind) => kind switch
    {
        FoundAs.OtherForm => "in another form",
        FoundAs.Synonym => "by a synonym from our thesaurus",
        FoundAs.Beginning => "in a word that begins so",
        FoundAs.Similar => "in a similar spelling",
        _ => "by a part of it that stands alone",
    };

    private static string Part(IndexColumn column) => column switch
    {
        IndexColumn.Title => "the title",
        IndexColumn.Summary => "the summary and key points",
        IndexColumn.Takeaways => "the takeaways",
        IndexColumn.Body => "the text",
        IndexColumn.Names => "its topics, countries and sources",
        _ => "its files",
    };

    private static string Times(int times) => times switch { 1 => "once", 2 => "twice", _ => $"{times} times" };

    private static string Quoted(string text) => $"“{text}”";

    private static string List(IEnumerable<string> parts)
    {
        var all = parts.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all.SkipLast(1))} and {all[^1]}";
    }
}
