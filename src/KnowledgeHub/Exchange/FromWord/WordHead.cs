using System.Net;

namespace KnowledgeHub.Exchange.FromWord;

/// <summary>Finds the title and the summary of a document and brings its headings to the levels of an item, whose title is the first.</summary>
internal sealed record WordHead(string Title, string Summary, IReadOnlyList<WordBlock> Body, IReadOnlyList<string> Notes)
{
    private const int LongestTitle = 160;
    private const int LongestSummary = 500;
    private const int ShortestSummary = 60;
    private const int LowestHeading = 4;

    public static WordHead Of(List<WordBlock> blocks, IReadOnlyDictionary<string, string> properties, string name, Losses losses)
    {
        var notes = new List<string>();
        var body = blocks.ToList();
        var title = TakeTitle(body, properties, name, notes);
        var summary = TakeSummary(body, notes);
        if (title.Length > LongestTitle)
        {
            body.Insert(0, new(WordRole.Paragraph, WebUtility.HtmlEncode(title)) { Text = title });
            notes.Add($"The title has {title.Length} characters and was cut at {LongestTitle}; the whole of it is the first paragraph.");
            title = Cut(title);
        }

        return new(title, summary, Levelled(body, losses), notes);
    }

    private static string TakeTitle(List<WordBlock> body, IReadOnlyDictionary<string, string> properties, string name, List<string> notes)
    {
        var titled = body.Find(block => block.Role == WordRole.Title && block.Text.Length > 0);
        var heading = titled is null && body.Find(block => block is { Role: WordRole.Heading, Level: 1 } && block.Text.Length > 0) is { } first ? first : null;
        if ((titled ?? heading) is { } found)
        {
            notes.Add(titled is not null ? "The title is the document's." : "The title is the first heading.");
            Take(body, found, body.IndexOf(found) == 0 || titled is not null || body.Count(block => block is { Role: WordRole.Heading, Level: 1 }) == 1, notes);
            return found.Text;
        }

        if (properties.GetValueOrDefault("title") is { Length: > 0 } property)
        {
            notes.Add("The title is the one in the properties of the document.");
            return string.Join(' ', property.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }

        notes.Add("The document has no title; the draft is called after the file.");
        return name;
    }

    // What stands in the title need not stand in the text once more; a picture or a note in it would be lost.
    private static void Take(List<WordBlock> body, WordBlock found, bool leaves, List<string> notes)
    {
        var at = body.IndexOf(found);
        if (!leaves)
        {
            notes[^1] = "The title is the first heading, which also stays in the text.";
        }
        else if (found.Html.Contains("<img", StringComparison.Ordinal) || found.Html.Contains("#fn-", StringComparison.Ordinal))
        {
            body[at] = found with { Role = WordRole.Paragraph };
        }
        else
        {
            body.RemoveAt(at);
        }
    }

    private static string TakeSummary(List<WordBlock> body, List<string> notes)
    {
        if (body.Find(block => block.Role == WordRole.Subtitle) is { Text.Length: > 0 and <= LongestSummary } subtitle && !subtitle.Html.Contains('<', StringComparison.Ordinal))
        {
            body.Remove(subtitle);
            notes.Add("The summary is the subtitle or abstract of the document.");
            return subtitle.Text;
        }

        if (body.FirstOrDefault() is { IsPlain: true, Text.Length: >= ShortestSummary and <= LongestSummary } first)
        {
            notes.Add("The summary is the first paragraph, which also stays in the text; write a better one or take one of them out.");
            return first.Text;
        }

        notes.Add("Nothing in the document fits as a summary; write one.");
        return "";
    }

    private static List<WordBlock> Levelled(List<WordBlock> body, Losses losses)
    {
        var top = body.Where(block => block.Role == WordRole.Heading).Select(block => block.Level).DefaultIfEmpty(1).Min();
        return body.ConvertAll(block => block.Role switch
        {
            WordRole.Heading => block with { Level = Level(block.Level - top + 2, losses) },
            WordRole.Title or WordRole.Subtitle => block with { Role = WordRole.Paragraph },
            _ => block,
        });
    }

    private static int Level(int level, Losses losses)
    {
        if (level > LowestHeading)
        {
            losses.Add(Loss.DeepHeading);
        }

        return Math.Min(level, LowestHeading);
    }

    private static string Cut(string title)
    {
        var end = title.LastIndexOf(' ', LongestTitle - 1);
        return $"{title[..(end > LongestTitle / 2 ? end : LongestTitle - 1)]}…";
    }
}
