using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace KnowledgeHub.Html;

/// <summary>
/// Reads HTML with as many elements, as deep in each other, as a text that somebody wrote. The time that parsing takes
/// grows with the square of both, so that it ends as soon as there are too many.
/// </summary>
public static class ShallowHtml
{
    /// <summary>No text that somebody wrote is nested deeper.</summary>
    private const int Deepest = 400;

    /// <summary>Nor does one that fits an item have more elements; unclosed tags make a parser repeat them again and again.</summary>
    private const int Most = 60_000;

    private static readonly HashSet<string> Code = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "title", "textarea", "iframe", "object", "noembed", "noframes", "noscript", "xmp", "template", "svg", "math", "select",
    };

    private static readonly HashSet<string> Inline = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "b", "big", "cite", "code", "em", "font", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "tt", "u",
    };

    /// <summary>The same text, or its words alone, in paragraphs, when it is nested too deeply.</summary>
    public static string From(string html) => html.AsSpan().Count('<') <= Deepest || Parse(html) is not null ? html : WordsOf(html);

    /// <summary>The document, or null when it is nested too deeply.</summary>
    internal static IHtmlDocument? Parse(string html)
    {
        INode? last = null;
        var made = 0;
        var options = new HtmlParserOptions
        {
            // An element has its place when the next one is made.
            OnCreated = (element, _) =>
            {
                if (++made > Most)
                {
                    throw new TooDeepException();
                }

                for (var (node, depth) = (last, 0); node is not null; node = node.Parent)
                {
                    if (++depth > Deepest)
                    {
                        throw new TooDeepException();
                    }
                }

                last = element;
            },
        };
        try
        {
            return new HtmlParser(options).ParseDocument(html);
        }
        catch (TooDeepException)
        {
            return null;
        }
    }

    /// <summary>What is left when all tags go, in one pass. Only paragraphs stand in it.</summary>
    internal static string WordsOf(string html)
    {
        var words = new StringBuilder();
        for (var at = 0; at < html.Length;)
        {
            var start = html.IndexOf('<', at);
            words.Append(html, at, (start < 0 ? html.Length : start) - at);
            at = start < 0 ? html.Length : AfterTag(html, start, words);
        }

        return string.Concat(words.ToString().Split('\u0001').Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => $"<p>{line.Trim()}</p>"));
    }

    // Behind the tag that begins here, and behind what stands in it when that is code.
    private static int AfterTag(string html, int start, StringBuilder words)
    {
        if (start + 1 == html.Length || !(char.IsAsciiLetter(html[start + 1]) || html[start + 1] is '/' or '!' or '?'))
        {
            words.Append("&lt;");
            return start + 1;
        }

        var name = NameAt(html, html[start + 1] == '/' ? start + 2 : start + 1);
        words.Append(Inline.Contains(name) ? "" : "\u0001");
        var isCode = html[start + 1] != '/' && Code.Contains(name);
        var end = html.AsSpan(start).StartsWith("<!--", StringComparison.Ordinal) ? After("-->") : isCode ? After($"</{name}") : start + 1;
        return end < 0 || html.IndexOf('>', end - 1) is not (>= 0 and var close) ? html.Length : close + 1;

        int After(string mark) => html.IndexOf(mark, start + 1, StringComparison.OrdinalIgnoreCase) is >= 0 and var found ? found + mark.Length : -1;
    }

    private static string NameAt(string html, int start)
    {
        var end = start;
        while (end < html.Length && end - start < 20 && char.IsAsciiLetterOrDigit(html[end]))
        {
            end++;
        }

        return html[start..end];
    }

    private sealed class TooDeepException : Exception;
}
