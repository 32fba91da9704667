using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Html;

/// <summary>
/// A clean text by its paragraphs: headings, list items, rows of tables and the like. Index and page read them here, so
/// that a found passage leads to the very place on the page.
/// </summary>
public static class Paragraphs
{
    /// <summary>The paragraphs in their order, each with the anchor that <see cref="Anchor"/> writes.</summary>
    public static IReadOnlyList<Paragraph> Of(string html, Anchors anchors) =>
        [.. Read(html, anchors).Blocks.Select(block => new Paragraph(block.Element is null ? "" : AnchorOf(block, anchors), block.Text))];

    /// <summary>The text with an id on every paragraph, a link to itself in those that people quote, and the headings of the second level.</summary>
    public static (string Html, IReadOnlyList<Heading> Contents) Anchor(string html, Anchors anchors)
    {
        var (body, blocks) = Read(html, anchors);
        var contents = new List<Heading>();
        foreach (var block in blocks.Where(block => block.Element is not null))
        {
            var anchor = AnchorOf(block, anchors);
            block.Element!.SetAttribute("id", anchor);
            if (block.Element.LocalName == "h2")
            {
                contents.Add(new(anchor, block.Text));
            }
            else if (block.Element.LocalName is "p" or "li" or "blockquote")
            {
                AddLink(block.Element, anchor);
            }
        }

        return (body.InnerHtml, contents);
    }

    // A footnote keeps its id: its mark leads there.
    private static string AnchorOf(Block block, Anchors anchors) =>
        block.Element!.Id is { Length: > 0 } own ? own
        : block.Element!.LocalName is "h2" or "h3" or "h4" ? anchors.OfHeading(block.Text) : anchors.OfParagraph(block.Text);

    // Behind the words, before a list inside the list item.
    private static void AddLink(IElement element, string anchor)
    {
        var link = element.Owner!.CreateElement("a");
        link.SetAttribute("class", "pilcrow");
        link.SetAttribute("href", $"#{anchor}");
        link.SetAttribute("aria-label", T("Link to this paragraph"));
        link.TextContent = "¶";
        element.InsertBefore(link, element.Children.FirstOrDefault(child => IsWhole(child) || IsOpen(child)));
    }

    private static (IElement Body, List<Block> Blocks) Read(string html, Anchors anchors)
    {
        var body = new HtmlParser().ParseDocument(html).Body!;
        foreach (var element in body.QuerySelectorAll("[id]"))
        {
            anchors.Reserve(element.Id!);
        }

        var blocks = new List<Block>();
        Collect(body, new Block(null), blocks);
        foreach (var block in blocks)
        {
            block.Finish();
        }

        blocks.RemoveAll(block => block.Text.Length == 0);
        return (body, blocks);
    }

    private static void Collect(INode parent, Block own, List<Block> blocks)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText words)
            {
                own.Add(words.Data, blocks);
            }
            else if (node is IElement element && !Footnotes.IsMark(element))
            {
                CollectElement(element, own, blocks);
            }
        }
    }

    private static void CollectElement(IElement element, Block own, List<Block> blocks)
    {
        if (IsWhole(element))
        {
            var whole = new Block(element);
            CollectWords(element, whole, blocks);
        }
        else if (IsOpen(element))
        {
            Collect(element, element.LocalName is "li" or "dd" or "blockquote" ? new Block(element) : new Block(null), blocks);
        }
        else
        {
            own.Add(element.LocalName == "br" ? " " : "", blocks);
            Collect(element, own, blocks);
        }
    }

    // A paragraph with everything in it; the cells of a row stay apart.
    private static void CollectWords(INode parent, Block whole, List<Block> blocks)
    {
        foreach (var node in parent.ChildNodes.Where(node => node is not IElement element || !Footnotes.IsMark(element)))
        {
            whole.Add(Between(node), blocks);
            if (node is IElement)
            {
                CollectWords(node, whole, blocks);
            }
        }
    }

    private static string Between(INode node) => node switch
    {
        IText words => words.Data,
        IElement { LocalName: "td" or "th", PreviousElementSibling: not null } => " · ",
        IElement { LocalName: "br" or "p" or "li" } => " ",
        _ => "",
    };

    private static bool IsWhole(IElement element) =>
        element.LocalName is "p" or "h2" or "h3" or "h4" or "pre" or "tr" or "dt" or "caption" or "figcaption";

    // May hold paragraphs, and words of its own beside them.
    private static bool IsOpen(IElement element) =>
        element.LocalName is "ul" or "ol" or "li" or "dl" or "dd" or "blockquote" or "table" or "thead" or "tbody" or "figure" or "div" or "section" or "hr";

    private sealed class Block(IElement? element)
    {
        private readonly StringBuilder words = new();

        public IElement? Element => element;

        public string Text { get; private set; } = "";

        // A block stands where its first words stand.
        public void Add(string text, List<Block> blocks)
        {
            if (words.Length == 0 && !string.IsNullOrWhiteSpace(text))
            {
                blocks.Add(this);
            }

            if (words.Length > 0 || !string.IsNullOrWhiteSpace(text))
            {
                words.Append(text);
            }
        }

        public void Finish() => Text = string.Join(' ', words.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}

/// <summary>A paragraph of a text and the anchor at which the page shows it; empty when it has none.</summary>
public sealed record Paragraph(string Anchor, string Text);

/// <summary>A heading with its anchor.</summary>
public sealed record Heading(string Anchor, string Text);
