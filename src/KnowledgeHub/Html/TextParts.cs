using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace KnowledgeHub.Html;

/// <summary>
/// The smallest parts of a clean text that are translated one by one: paragraphs, headings, list items, cells, captions.
/// A part is the words between two blocks, so that the words of a list item and those of the list inside it are two.
/// </summary>
public static class TextParts
{
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "p", "h2", "h3", "h4", "ul", "ol", "li", "table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "blockquote", "pre", "hr", "dl", "dt", "dd", "div", "section",
    };

    public static IReadOnlyList<TextPart> Of(string html) => [.. Read(html).Runs.Select(run => new TextPart(KindOf(run), HtmlOf(run), TextOf(run)))];

    /// <summary>The words of a fragment, as they are compared.</summary>
    public static string Words(string html) => OneLine(new HtmlParser().ParseDocument($"<body>{html}").Body!.TextContent);

    /// <summary>The same frame with other words: a part whose words are empty goes, and a list or table that has none left.</summary>
    /// <param name="html">The text whose frame is kept.</param>
    /// <param name="words">What each part says now, as HTML.</param>
    /// <param name="added">Further parts by the number of the part behind which they stand; -1 is the beginning.</param>
    public static string Fill(string html, IReadOnlyList<string> words, ILookup<int, TextPart> added)
    {
        var (body, runs) = Read(html);
        AddAfter(body, null, added[-1]);
        for (var n = 0; n < runs.Count; n++)
        {
            AddAfter(body, TopOf(runs[n][0]), added[n]);
            Replace(runs[n], n < words.Count ? words[n] : "");
        }

        Prune(body);
        return body.InnerHtml;
    }

    /// <summary>The text with a class on the element of some parts.</summary>
    public static string Mark(string html, IReadOnlySet<int> parts, string className)
    {
        var (body, runs) = Read(html);
        for (var n = 0; n < runs.Count; n++)
        {
            if (parts.Contains(n) && runs[n][0].Parent is IElement { LocalName: not "body" } element)
            {
                element.ClassList.Add(className);
            }
        }

        return body.InnerHtml;
    }

    /// <summary>The text with a note at the end of every element of a class.</summary>
    public static string Note(string html, string className, string note, string language)
    {
        var body = new HtmlParser().ParseDocument($"<body>{html}").Body!;
        foreach (var element in body.QuerySelectorAll($".{className}"))
        {
            var small = body.Owner!.CreateElement("small");
            small.ClassName = $"{className}-note";
            small.SetAttribute("lang", language);
            small.SetAttribute("dir", "ltr");
            small.TextContent = note;
            element.InsertBefore(small, element.Children.FirstOrDefault(child => Blocks.Contains(child.LocalName)));
        }

        return body.InnerHtml;
    }

    private static (IElement Body, List<List<INode>> Runs) Read(string html)
    {
        var body = new HtmlParser().ParseDocument($"<body>{html}").Body!;
        var runs = new List<List<INode>>();
        Collect(body, runs);
        return (body, runs);
    }

    private static void Collect(IElement parent, List<List<INode>> runs)
    {
        var run = new List<INode>();
        foreach (var node in parent.ChildNodes)
        {
            if (node is IElement block && Blocks.Contains(block.LocalName))
            {
                Close();
                Collect(block, runs);
            }
            else
            {
                run.Add(node);
            }
        }

        Close();

        void Close()
        {
            if (run.Exists(node => !string.IsNullOrWhiteSpace(node.TextContent)))
            {
                runs.Add(run);
            }

            run = [];
        }
    }

    private static void Replace(List<INode> run, string words)
    {
        var parent = (IElement)run[0].Parent!;
        if (!string.IsNullOrWhiteSpace(words))
        {
            foreach (var node in new HtmlParser().ParseDocument($"<body>{words.Trim()}").Body!.ChildNodes.ToArray())
            {
                parent.InsertBefore(parent.Owner!.Import(node), run[0]);
            }
        }

        run.ForEach(node => parent.RemoveChild(node));
    }

    private static void AddAfter(IElement body, INode? behind, IEnumerable<TextPart> added)
    {
        var before = behind is null ? body.FirstChild : behind.NextSibling;
        foreach (var block in added)
        {
            var element = body.Owner!.CreateElement(block.Kind is "h2" or "h3" or "h4" ? block.Kind : "p");
            element.InnerHtml = block.Html;
            body.InsertBefore(element, before);
        }
    }

    // From the inside out: a list goes when its last item has gone. A cell stays, or its row would shift.
    private static void Prune(IElement body)
    {
        foreach (var element in body.QuerySelectorAll("*").Reverse().Where(element => Blocks.Contains(element.LocalName) && element.LocalName is not ("td" or "th" or "hr")))
        {
            if (string.IsNullOrWhiteSpace(element.TextContent) && element.QuerySelector("img,hr") is null)
            {
                element.Remove();
            }
        }
    }

    private static INode TopOf(INode node)
    {
        while (node.Parent is IElement { LocalName: not "body" } parent)
        {
            node = parent;
        }

        return node;
    }

    private static string KindOf(List<INode> run) => run[0].Parent is IElement { LocalName: not "body" } parent ? parent.LocalName : "p";

    private static string HtmlOf(List<INode> run) => string.Concat(run.Select(node => node is IElement element ? element.OuterHtml : node is IText text ? AngleSharp.Html.HtmlMarkupFormatter.Instance.Text(text) : "")).Trim();

    private static string TextOf(List<INode> run) => OneLine(string.Concat(run.Select(node => node.TextContent)));

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A part of a text.</summary>
/// <param name="Kind">The element that holds it, such as <c>p</c>, <c>li</c> or <c>td</c>.</param>
/// <param name="Html">What it says, with its inline elements.</param>
/// <param name="Text">Its words alone.</param>
public sealed record TextPart(string Kind, string Html, string Text);
