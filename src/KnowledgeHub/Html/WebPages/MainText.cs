using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace KnowledgeHub.Html.WebPages;

/// <summary>Finds the main text of a page: what the page marks as such, or else where most of its sentences stand.</summary>
internal static class MainText
{
    private const string Blocks = "p,h1,h2,h3,h4,h5,h6,ul,ol,dl,table,figure,blockquote,pre,hr,div,section,article,aside,header,footer,main,details,fieldset";

    /// <summary>A text that a page marks as its main one counts when it is not just an opening line.</summary>
    private const int ShortText = 140;

    public static WebPage Of(IHtmlDocument document, WebPage page, Uri address)
    {
        var body = document.Body!;
        var embedded = body.QuerySelectorAll("iframe, video, audio, object, embed").Length;
        Surroundings.Remove(body);
        var main = Find(body);
        Surroundings.RemoveLinkLists(main);
        var pictures = TakePictures(main, address);
        RemoveTitle(main, page.Title);
        CompleteLinks(main, BaseOf(document, address), address);
        KeepLinesApart(main);
        return page with { Html = CleanHtml.From(main.InnerHtml), Pictures = pictures, Embedded = embedded };
    }

    private static IElement Find(IElement body)
    {
        var whole = Length(body);
        var articles = body.QuerySelectorAll("article").Where(article => article.ParentElement?.Closest("article") is null).ToList();
        var longest = articles.MaxBy(Length);
        // A list of teasers is many articles, none of which is the text.
        var one = longest is not null && Length(longest) * 2 > articles.Sum(Length) ? longest : null;
        var marked = new[] { body.QuerySelector("[itemprop~=articleBody]"), one, body.QuerySelector("main, [role=main]") };
        return marked.FirstOrDefault(element => element is not null && Length(element) >= Math.Min(ShortText, whole / 4)) ?? Scored(body);
    }

    // Sentences count for the element around them, and half for the one around that; links count against.
    private static IElement Scored(IElement body)
    {
        var scores = new Dictionary<IElement, double>();
        foreach (var paragraph in body.QuerySelectorAll("p, pre, blockquote, td, li, dd"))
        {
            var text = paragraph.TextContent;
            if (text.Length >= 25)
            {
                var score = 1 + text.Count(c => c is ',' or '،' or '、') + Math.Min(text.Length / 100, 3);
                Add(paragraph.ParentElement, score);
                Add(paragraph.ParentElement?.ParentElement, score / 2.0);
            }
        }

        var best = scores.OrderByDescending(found => found.Value * (1 - Surroundings.LinkShare(found.Key))).Select(found => found.Key).FirstOrDefault();
        return best is null ? body : WithNeighbours(best, scores);

        void Add(IElement? element, double score)
        {
            if (element is not null && body.Contains(element))
            {
                scores[element] = scores.GetValueOrDefault(element) + score;
            }
        }
    }

    // A text in several boxes: when the others hold sentences too, the box around them all is the text.
    private static IElement WithNeighbours(IElement best, Dictionary<IElement, double> scores) =>
        best.ParentElement is { LocalName: not ("html" or "body") } parent && parent.Children.Any(near => near != best && scores.GetValueOrDefault(near) > scores[best] / 4) ? parent : best;

    private static List<string> TakePictures(IElement main, Uri address)
    {
        var names = new List<string>();
        foreach (var picture in main.QuerySelectorAll("img, picture > source:not(:has(~ img))").ToList())
        {
            var source = picture.GetAttribute("src") ?? picture.GetAttribute("data-src") ?? "";
            var alt = string.Join(' ', (picture.GetAttribute("alt") ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (alt.Length > 0 || (source.Length > 0 && !source.StartsWith("data:", StringComparison.OrdinalIgnoreCase)))
            {
                names.Add(alt.Length > 0 ? alt : Uri.TryCreate(address, source, out var full) ? full.AbsoluteUri : source);
            }

            picture.Remove();
        }

        // What stood below a picture says nothing without it.
        foreach (var figure in main.QuerySelectorAll("figure").Where(figure => figure.QuerySelector("table, pre, blockquote, p") is null).ToList())
        {
            figure.Remove();
        }

        return [.. names.Distinct()];
    }

    private static void RemoveTitle(IElement main, string title)
    {
        var wanted = Words(title);
        if (main.QuerySelectorAll("h1, h2").FirstOrDefault(heading => Words(heading.TextContent) == wanted) is { } same)
        {
            same.Remove();
        }
    }

    private static Uri BaseOf(IHtmlDocument document, Uri address) =>
        document.QuerySelector("base[href]")?.GetAttribute("href") is { } href && Uri.TryCreate(address, href, out var given) && given.Scheme is "http" or "https" ? given : address;

    // A link to a place on the page itself leads nowhere in the hub.
    private static void CompleteLinks(IElement main, Uri start, Uri address)
    {
        foreach (var link in main.QuerySelectorAll("a[href]"))
        {
            var href = link.GetAttribute("href")!.Trim();
            if (href.StartsWith('#') || !Uri.TryCreate(start, href, out var full) || (full.Fragment.Length > 0 && full.GetLeftPart(UriPartial.Query) == address.GetLeftPart(UriPartial.Query)))
            {
                link.RemoveAttribute("href");
            }
            else
            {
                link.SetAttribute("href", full.AbsoluteUri);
            }
        }
    }

    // Boxes are not of the hub's vocabulary; the lines in them stay paragraphs.
    private static void KeepLinesApart(IElement main)
    {
        foreach (var box in main.QuerySelectorAll("div, section, header, footer, address, details, summary").Where(box => box.QuerySelector(Blocks) is null && !string.IsNullOrWhiteSpace(box.TextContent)).ToList())
        {
            var paragraph = box.Owner!.CreateElement("p");
            paragraph.Append([.. box.ChildNodes]);
            box.Replace(paragraph);
        }
    }

    private static string Words(string text) => new([.. text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    private static int Length(IElement element) => element.TextContent.Count(c => !char.IsWhiteSpace(c));
}
