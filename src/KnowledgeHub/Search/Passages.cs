using System.Text;
using KnowledgeHub.Search.Analysis;
using KnowledgeHub.Search.Ranking;

namespace KnowledgeHub.Search;

/// <summary>A passage with the words found marked.</summary>
/// <param name="Marked">The passage.</param>
/// <param name="At">Where in the text the line, or the page, begins that says most of what was asked; negative when nothing was found.</param>
public readonly record struct Passage(string Marked, int At);

/// <summary>Cuts the passage of a text that answers best, and marks the words found.</summary>
public static class Passages
{
    private const int Words = 40;

    /// <summary>The whole text with marks: for a title.</summary>
    public static string Mark(string text, IReadOnlyList<Occurrence> found) => Mark(text, Places(text), found, 0, int.MaxValue);

    /// <summary>The passage with most of what was asked for; the beginning where nothing was found.</summary>
    public static Passage Best(string text, IReadOnlyList<Occurrence> found)
    {
        var places = Places(text);
        var first = places.Count <= Words || found.Count == 0 ? 0 : SentenceStart(text, places, BestStart(found), found);
        var last = Math.Min(first + Words, places.Count);
        return new(
            (first > 0 ? "…" : "") + Mark(text, places, found, first, last) + (last < places.Count ? "…" : ""),
            LineOf(text, places, found.Where(here => here.Position >= first && here.Position + here.Length <= last)));
    }

    // A passage may go over several lines; the one with most different things is what it is about.
    private static int LineOf(string text, List<(int Start, int Length)> places, IEnumerable<Occurrence> found) => found
        .GroupBy(here => text.AsSpan(0, places[here.Position].Start).LastIndexOfAny('\n', '\f') + 1)
        .OrderByDescending(line => line.Select(here => here.Group).Distinct().Count()).ThenBy(line => line.Key)
        .Select(line => line.Key).FirstOrDefault(-1);

    /// <summary>The word at which the best passage begins: most different things first, then most of them.</summary>
    public static int BestStart(IReadOnlyList<Occurrence> found)
    {
        var (best, bestWorth) = (0, -1);
        for (var n = 0; n < found.Count; n++)
        {
            var here = found.Skip(n).TakeWhile(other => other.Position + other.Length <= found[n].Position + Words).ToList();
            var worth = (here.Select(other => other.Group).Distinct().Count() * 100) + Math.Min(here.Count, 99);
            (best, bestWorth) = worth > bestWorth ? (found[n].Position, worth) : (best, bestWorth);
        }

        return best;
    }

    // A passage reads best from the beginning of its sentence, if that is not far back and nothing found falls off the end.
    private static int SentenceStart(string text, List<(int Start, int Length)> places, int start, IReadOnlyList<Occurrence> found)
    {
        var lastFound = found.Where(other => other.Position + other.Length <= start + Words).Max(other => other.Position + other.Length);
        var earliest = Math.Max(0, lastFound - Words);
        for (var first = Math.Min(start, places.Count - 1); first >= earliest; first--)
        {
            if (first == 0 || text.AsSpan(places[first - 1].Start + places[first - 1].Length, places[first].Start - places[first - 1].Start - places[first - 1].Length).IndexOfAny(".!?\n\f") >= 0)
            {
                return first;
            }
        }

        // A few words before the first one found, at least.
        return Math.Max(earliest, Math.Min(start - 5, places.Count - Words));
    }

    private static string Mark(string text, List<(int Start, int Length)> places, IReadOnlyList<Occurrence> found, int first, int last)
    {
        if (places.Count == 0)
        {
            return text;
        }

        var from = first == 0 ? 0 : places[first].Start;
        var to = last >= places.Count ? text.Length : places[last - 1].Start + places[last - 1].Length;
        var marked = new StringBuilder();
        foreach (var here in found.Where(here => here.Position >= first && here.Position + here.Length <= Math.Min(last, places.Count)))
        {
            var (start, end) = (places[here.Position].Start, places[here.Position + here.Length - 1].Start + places[here.Position + here.Length - 1].Length);
            if (start >= from)
            {
                marked.Append(text, from, start - from).Append(FindItems.MarkStart).Append(text, start, end - start).Append(FindItems.MarkEnd);
                from = end;
            }
        }

        return OneLine(marked.Append(text, from, to - from));
    }

    // The end of a line shows, unless a sentence ends there anyway.
    private static string OneLine(StringBuilder marked)
    {
        for (var n = marked.Length - 1; n >= 0; n--)
        {
            if (marked[n] is '\n' or '\f')
            {
                marked[n] = ' ';
                var before = n > 1 && marked[n - 1] == FindItems.MarkEnd[0] ? marked[n - 2] : n > 0 ? marked[n - 1] : ' ';
                if (n < marked.Length - 1 && (char.IsLetterOrDigit(before) || before is ')' or '%'))
                {
                    marked.Insert(n, " ·");
                }
            }
        }

        return marked.ToString();
    }

    /// <summary>Where each word of a text stands.</summary>
    internal static List<(int Start, int Length)> Places(string text)
    {
        var places = new List<(int, int)>();
        foreach (var word in new WordReader(text))
        {
            places.Add((word.Start, word.Length));
        }

        return places;
    }
}
