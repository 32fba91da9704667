using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace KnowledgeHub.Html;

/// <summary>
/// Turns any HTML into the hub's fixed vocabulary. What is not on the list is dropped: its text stays where it is
/// text, and goes where it is code. The result is a fixed point: cleaning it again changes nothing.
/// </summary>
public static class CleanHtml
{
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "h2", "h3", "h4", "p", "ul", "ol", "li", "table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "figcaption",
        "img", "blockquote", "cite", "a", "strong", "em", "sub", "sup", "code", "pre", "br", "hr", "abbr", "dl", "dt", "dd", "section",
    };

    private static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal)
    {
        ["h1"] = "h2",
        ["h5"] = "h4",
        ["h6"] = "h4",
        ["b"] = "strong",
        ["i"] = "em",
        ["tfoot"] = "tbody",
    };

    private static readonly HashSet<string> Dropped = new(StringComparer.Ordinal)
    {
        "script", "style", "iframe", "object", "embed", "noscript", "template", "svg", "math", "form", "input", "button", "select",
        "textarea", "head", "title", "meta", "link", "base", "audio", "video", "canvas", "frame", "frameset", "noembed", "noframes", "xmp", "plaintext",
    };

    private static readonly Dictionary<string, string[]> Attributes = new(StringComparer.Ordinal)
    {
        ["a"] = ["href", "title", "id"],
        ["li"] = ["id"],
        ["section"] = ["class"],
        ["img"] = ["src", "alt"],
        ["th"] = ["colspan", "rowspan", "scope"],
        ["td"] = ["colspan", "rowspan"],
        ["ol"] = ["start"],
        ["abbr"] = ["title"],
    };

    private const int MostTurns = 12;

    /// <summary>No text that somebody wrote is nested deeper; below it only the words are kept.</summary>
    private const int Deepest = 100;

    private static readonly string DroppedSelector = string.Join(',', Dropped);

    /// <summary>Cleans a fragment. Never fails: whatever a browser would make of the input is what gets cleaned.</summary>
    public static string From(string html)
    {
        // Moving and unwrapping can leave a tree that a parser would read differently; mostly a second turn settles it.
        var (clean, last) = (Turn(ShallowHtml.From(html)), "");
        for (var turns = 1; clean != last && turns < MostTurns; turns++)
        {
            (clean, last) = (Turn(clean), clean);
        }

        return clean;
    }

    private static string Turn(string html)
    {
        var body = Parse(html);
        CleanChildren(body, 1);
        KeepIdsOnce(body);
        WrapLooseText(body);
        return body.InnerHtml.Trim();
    }

    private static IHtmlElement Parse(string html) => new HtmlParser().ParseDocument($"<!doctype html><body>{html}").Body!;

    private static void CleanChildren(IElement parent, int depth)
    {
        foreach (var node in parent.ChildNodes.ToArray())
        {
            if (node is IElement element)
            {
                CleanElement(element, depth);
            }
            else if (node is not IText)
            {
                node.Parent!.RemoveChild(node);
            }
        }
    }

    private static void CleanElement(IElement element, int depth)
    {
        var name = element.LocalName;
        if (Dropped.Contains(name) || element.NamespaceUri != "http://www.w3.org/1999/xhtml")
        {
            element.Remove();
            return;
        }

        if (depth == Deepest)
        {
            Flatten(element);
        }

        CleanChildren(element, depth + 1);
        var kept = Renamed.GetValueOrDefault(name, name);
        if (!Kept.Contains(kept) || IsUseless(element, kept))
        {
            element.Replace([.. element.ChildNodes]);
            return;
        }

        if (kept != name)
        {
            var renamed = element.Owner!.CreateElement(kept);
            renamed.Append([.. element.ChildNodes]);
            element.Replace(renamed);
            element = renamed;
        }

        CleanAttributes(element, kept);
    }

    private static void Flatten(IElement element)
    {
        foreach (var code in element.QuerySelectorAll(DroppedSelector))
        {
            code.Remove();
        }

        element.TextContent = element.TextContent;
    }

    // A link that leads nowhere is text; a picture without a source shows nothing; a section is kept only for footnotes.
    private static bool IsUseless(IElement element, string name) =>
        (name == "a" && !Links.IsSafe(element.GetAttribute("href")))
        || (name == "img" && !Links.IsSafePicture(element.GetAttribute("src")))
        || (name == "section" && !Footnotes.IsSection(element));

    private static void CleanAttributes(IElement element, string name)
    {
        var allowed = Attributes.GetValueOrDefault(name, []);
        foreach (var attribute in element.Attributes.ToArray())
        {
            if (!allowed.Contains(attribute.Name) || (attribute.Name is "colspan" or "rowspan" or "start" && !int.TryParse(attribute.Value, out _))
                || (attribute.Name == "id" && !Footnotes.IsId(name, attribute.Value)))
            {
                element.RemoveAttribute(attribute.Name);
            }
        }

        if (name == "a")
        {
            element.SetAttribute("href", element.GetAttribute("href")!.Trim());
        }
        else if (name == "section")
        {
            element.SetAttribute("class", "footnotes");
        }
    }

    private static void KeepIdsOnce(IElement body)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in body.QuerySelectorAll("[id]").Where(element => !known.Add(element.Id!)))
        {
            element.RemoveAttribute("id");
        }
    }

    // Text and inline elements directly below the body become paragraphs; empty ones go.
    private static void WrapLooseText(IElement body)
    {
        IElement? paragraph = null;
        foreach (var node in body.ChildNodes.ToArray())
        {
            if (IsBlock(node))
            {
                paragraph = null;
                if (node is IElement { LocalName: "p" or "h2" or "h3" or "h4" } empty && IsEmpty(empty))
                {
                    empty.Remove();
                }

                continue;
            }

            if (paragraph is null)
            {
                if (string.IsNullOrWhiteSpace(node.TextContent) && node is IText)
                {
                    continue;
                }

                paragraph = body.Owner!.CreateElement("p");
                body.InsertBefore(paragraph, node);
            }

            paragraph.AppendChild(node);
        }
    }

    private static bool IsEmpty(IElement element) => string.IsNullOrWhiteSpace(element.TextContent) && element.QuerySelector("img") is null;

    private static bool IsBlock(INode node) => node is IElement element && element.LocalName is
        "h2" or "h3" or "h4" or "p" or "ul" or "ol" or "table" or "figure" or "blockquote" or "pre" or "hr" or "dl" or "li" or "dt" or "dd" or "section";
}
