using AngleSharp.Html.Parser;

namespace KnowledgeHub.Html;

/// <summary>Gives the headings of a clean text their anchors, for tables of contents and links to a passage.</summary>
public static class Headings
{
    /// <summary>The text with an id on every heading, and the headings of the second level in order.</summary>
    public static (string Html, IReadOnlyList<Heading> Contents) Anchor(string html)
    {
        var body = new HtmlParser().ParseDocument(html).Body!;
        var used = new HashSet<string>(StringComparer.Ordinal);
        var contents = new List<Heading>();
        foreach (var heading in body.QuerySelectorAll("h2, h3, h4"))
        {
            var anchor = Slug.From(heading.TextContent);
            for (var n = 2; !used.Add(anchor); n++)
            {
                anchor = $"{Slug.From(heading.TextContent)}-{n}";
            }

            heading.SetAttribute("id", anchor);
            if (heading.LocalName == "h2")
            {
                contents.Add(new(anchor, heading.TextContent.Trim()));
            }
        }

        return (body.InnerHtml, contents);
    }
}

/// <summary>A heading with its anchor.</summary>
public sealed record Heading(string Anchor, string Text);
