using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace KnowledgeHub.Html;

/// <summary>Citations in a text: links such as <c>#source-3</c> to the third of the item's sources.</summary>
public static class SourceLinks
{
    private const string Start = "#source-";

    /// <summary>The numbers of the sources that a text cites, each once, smallest first.</summary>
    public static IReadOnlyList<int> Cited(string html) =>
        html.Contains(Start, StringComparison.Ordinal) ? [.. Links(Parse(html)).Select(Number).Distinct().Order()] : [];

    /// <summary>The text after its sources moved to other numbers. A citation whose source went is left as it is, to be mended by hand.</summary>
    /// <param name="html">A clean text.</param>
    /// <param name="moved">From the old number to the new one.</param>
    public static string Renumber(string html, IReadOnlyDictionary<int, int> moved)
    {
        if (moved.All(move => move.Key == move.Value) || Cited(html).Count == 0)
        {
            return html;
        }

        var body = Parse(html);
        foreach (var link in Links(body))
        {
            var old = Number(link);
            if (moved.TryGetValue(old, out var next) && next != old)
            {
                link.SetAttribute("href", $"{Start}{next}");
                link.TextContent = link.TextContent == $"[{old}]" ? $"[{next}]" : link.TextContent;
            }
        }

        return body.InnerHtml;
    }

    private static IElement Parse(string html) => new HtmlParser().ParseDocument($"<!doctype html><body>{html}").Body!;

    private static IEnumerable<IElement> Links(IElement body) => body.QuerySelectorAll($"a[href^='{Start}']").Where(link => Number(link) > 0);

    private static int Number(IElement link) =>
        int.TryParse(link.GetAttribute("href")![Start.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
