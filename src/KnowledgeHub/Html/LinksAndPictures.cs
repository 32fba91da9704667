using AngleSharp.Html.Parser;

namespace KnowledgeHub.Html;

/// <summary>Where a finished document leads, and which pictures it shows.</summary>
/// <param name="Links">Every address of a link, once.</param>
/// <param name="WithoutAlternative">The addresses of pictures that say nothing to those who can't see them.</param>
public sealed record LinksAndPictures(IReadOnlyList<string> Links, IReadOnlyList<string> WithoutAlternative)
{
    public static LinksAndPictures Of(string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        return new(
            [.. page.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!).Distinct(StringComparer.Ordinal)],
            [.. page.QuerySelectorAll("img").Where(picture => string.IsNullOrWhiteSpace(picture.GetAttribute("alt"))).Select(picture => picture.GetAttribute("src") ?? "")]);
    }
}
