using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace KnowledgeHub.Html;

/// <summary>The words of an HTML text, for search and for the plain part of a mail.</summary>
public static class PlainText
{
    /// <summary>All words, a space between blocks.</summary>
    public static string From(string html)
    {
        var text = new StringBuilder();
        Collect(new HtmlParser().ParseDocument(html).Body!, text, forMail: false);
        return Squeeze(text.ToString());
    }

    /// <summary>Readable lines: paragraphs apart, list items with a dash, link addresses in brackets after their text.</summary>
    public static string ForMail(string html)
    {
        var text = new StringBuilder();
        Collect(new HtmlParser().ParseDocument(html).Body!, text, forMail: true);
        var lines = text.ToString().Split('\n').Select(Squeeze);
        var result = new StringBuilder();
        var blank = true;
        foreach (var line in lines)
        {
            if (line.Length > 0 || !blank)
            {
                result.Append(line).Append('\n');
            }

            blank = line.Length == 0;
        }

        return result.ToString().Trim();
    }

    private static void Collect(INode node, StringBuilder text, bool forMail)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText words)
            {
                text.Append(forMail ? words.Data.Replace('\n', ' ') : words.Data);
            }
            else if (child is IElement element)
            {
                CollectElement(element, text, forMail);
            }
        }
    }

    private static void CollectElement(IElement element, StringBuilder text, bool forMail)
    {
        if (Footnotes.IsMark(element))
        {
            text.Append(forMail && element.LocalName == "sup" ? $"[{element.TextContent.Trim()}]" : "");
            return;
        }

        var edge = (IsBlock(element), IsRow(element), forMail) switch
        {
            (true, _, true) => "\n\n",
            (_, true, true) => "\n",
            (true, _, false) or (_, true, false) => " ",
            _ => "",
        };
        text.Append(edge);
        if (forMail && element.LocalName == "li")
        {
            text.Append("- ");
        }

        Collect(element, text, forMail);
        if (forMail && element.LocalName == "a" && Links.IsWebAddress(element.GetAttribute("href")))
        {
            text.Append(" (").Append(element.GetAttribute("href")).Append(')');
        }

        text.Append(IsBlock(element) ? edge : IsRow(element) || element.LocalName is "td" or "th" ? " " : "");
    }

    private static bool IsBlock(IElement element) =>
        element.LocalName is "p" or "h2" or "h3" or "h4" or "ul" or "ol" or "table" or "blockquote" or "figure" or "pre" or "hr" or "dl";

    private static bool IsRow(IElement element) =>
        element.LocalName is "li" or "tr" or "br" or "dt" or "dd" or "caption" or "figcaption";

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
