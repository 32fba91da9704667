using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace KnowledgeHub.Html;

/// <summary>Reads a clean text as blocks, with the look of its words, so that two versions can be compared and advice can be given.</summary>
public static class TextBlocks
{
    public static IReadOnlyList<TextBlock> Of(string html)
    {
        var blocks = new List<TextBlock>();
        Collect(new HtmlParser().ParseDocument(html).Body!, new("", blocks), "", "");
        return blocks;
    }

    private static void Collect(INode parent, Open open, string look, string href)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText words)
            {
                open.Add(words.Data, look, href);
            }
            else if (node is IElement element)
            {
                CollectElement(element, open, look, href);
            }
        }

        open.Close(parent);
    }

    private static void CollectElement(IElement element, Open open, string look, string href)
    {
        switch (element.LocalName)
        {
            case "img":
                open.AddPicture(element.GetAttribute("alt") ?? "", element.GetAttribute("src") ?? "");
                break;
            case "br":
                open.Add(" ", look, href);
                break;
            case "hr":
                open.Flush();
                open.Blocks.Add(TextBlock.Plain("—", "Line across"));
                break;
            case "a":
                Collect(element, open, look, element.GetAttribute("href") ?? "");
                break;
            case var name when LookOf(name) is { } own:
                Collect(element, open, look.Length == 0 ? own : $"{look}, {own}", href);
                break;
            case "td" or "th" when element.PreviousElementSibling is not null:
                open.Add(" · ", "", "");
                Collect(element, open, look, href);
                break;
            case var name when LabelOf(element, name) is { } label:
                open.Flush();
                Collect(element, open.Below(label), look, href);
                break;
            default:
                Collect(element, open, look, href);
                break;
        }
    }

    private static string? LookOf(string name) => name switch
    {
        "strong" => "bold",
        "em" => "italic",
        "sub" => "subscript",
        "sup" => "superscript",
        "code" => "code",
        _ => null,
    };

    private static string? LabelOf(IElement element, string name) => name switch
    {
        "h2" or "h3" or "h4" => $"Heading {name[1]}",
        // Inside a list item, a cell or a quotation a paragraph is just its words.
        "p" => element.ParentElement?.LocalName is "li" or "td" or "th" or "dd" or "blockquote" ? LabelOf(element.ParentElement, element.ParentElement.LocalName) ?? "" : "Paragraph",
        "li" => element.ParentElement?.LocalName == "ol" ? "Numbered item" : "List item",
        "tr" => "Table row",
        "caption" or "figcaption" => "Caption",
        "figure" => "Figure",
        "blockquote" => "Quotation",
        "pre" => "Code",
        "dt" => "Term",
        "dd" => "Meaning",
        "ul" or "ol" or "table" or "dl" => "",
        _ => null,
    };

    // The block that is being read.
    private sealed class Open(string label, List<TextBlock> blocks)
    {
        private readonly List<TextToken> tokens = [];

        public List<TextBlock> Blocks => blocks;

        public Open Below(string own) => new(own, blocks);

        public void Add(string text, string look, string href)
        {
            foreach (var word in TextBlock.Split(text))
            {
                var gap = string.IsNullOrWhiteSpace(word);
                // Line breaks in the source are no gaps of their own.
                if (!gap || (tokens.Count > 0 && tokens[^1].Text != " "))
                {
                    tokens.Add(gap ? new(" ", "", href) : new(word, look, href));
                }
            }
        }

        public void AddPicture(string alt, string source) => tokens.Add(new($"[Picture “{alt}” {source}]", "picture", source));

        public void Close(INode node)
        {
            if (node is IElement { LocalName: not ("a" or "td" or "th" or "thead" or "tbody" or "abbr" or "cite") } element && LookOf(element.LocalName) is null)
            {
                Flush();
            }
        }

        public void Flush()
        {
            while (tokens.Count > 0 && tokens[^1].Text == " ")
            {
                tokens.RemoveAt(tokens.Count - 1);
            }

            if (tokens.Count > 0)
            {
                blocks.Add(new(label, [.. tokens]));
                tokens.Clear();
            }
        }
    }
}
