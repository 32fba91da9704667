using AngleSharp.Html.Parser;

namespace KnowledgeHub.Html;

/// <summary>Makes the hub's own paths complete addresses, for texts that leave the site.</summary>
public static class AbsoluteLinks
{
    public static string In(string html, string publicUrl)
    {
        var body = new HtmlParser().ParseDocument(html).Body!;
        foreach (var (element, attribute) in body.QuerySelectorAll("a[href^='/']").Select(a => (a, "href")).Concat(body.QuerySelectorAll("img[src^='/']").Select(img => (img, "src"))))
        {
            element.SetAttribute(attribute, publicUrl + element.GetAttribute(attribute));
        }

        return body.InnerHtml;
    }
}
