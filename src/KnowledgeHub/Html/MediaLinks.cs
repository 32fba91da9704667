using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace KnowledgeHub.Html;

/// <summary>Where a text shows or links files of the library, by the address in the middle of <c>/media/…/name</c>.</summary>
public static partial class MediaLinks
{
    /// <summary>The addresses of all files that a clean text shows or links.</summary>
    public static IReadOnlySet<string> In(string html) =>
        html.Contains("/media/", StringComparison.Ordinal) ? Elements(Parse(html)).Select(found => found.Address).ToHashSet(StringComparer.Ordinal) : new HashSet<string>();

    /// <summary>The address in a path or web address of a file, or null.</summary>
    public static string? AddressIn(string? path) => Path().Match(path ?? "") is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>The text with files as they are now: their current paths, and for pictures size and alternative text, so that the page does not jump while it loads.</summary>
    public static string Refresh(string html, Func<string, LinkedFile?> find)
    {
        var body = Parse(html);
        foreach (var (element, attribute, address) in Elements(body).ToList())
        {
            if (find(address) is { } file)
            {
                element.SetAttribute(attribute, file.Path + Fragment(element.GetAttribute(attribute)!));
                if (attribute == "src")
                {
                    Describe(element, file);
                }
            }
        }

        return body.InnerHtml;
    }

    private static void Describe(IElement picture, LinkedFile file)
    {
        picture.SetAttribute("loading", "lazy");
        if (string.IsNullOrWhiteSpace(picture.GetAttribute("alt")))
        {
            picture.SetAttribute("alt", file.Alt);
        }

        if (file is { Width: { } width, Height: { } height })
        {
            picture.SetAttribute("width", width.ToString(System.Globalization.CultureInfo.InvariantCulture));
            picture.SetAttribute("height", height.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static IElement Parse(string html) => new HtmlParser().ParseDocument(html).Body!;

    private static IEnumerable<(IElement Element, string Attribute, string Address)> Elements(IElement body) =>
        from element in body.QuerySelectorAll("img[src^='/media/'], a[href^='/media/']")
        let attribute = element.LocalName == "img" ? "src" : "href"
        let address = AddressIn(element.GetAttribute(attribute))
        where address is not null
        select (element, attribute, address);

    private static string Fragment(string path) => path.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? path[at..] : "";

    [GeneratedRegex("(?:^|://[^/]+)/media/([0-9a-f]{12})/")]
    private static partial Regex Path();
}

/// <summary>A file as a text that shows or links it needs to know it.</summary>
public sealed record LinkedFile(string Path, string Alt, int? Width, int? Height);
