using AngleSharp.Html.Parser;

namespace KnowledgeHub.Html;

/// <summary>Which pages of the hub itself a text links to.</summary>
public static class HubLinks
{
    /// <summary>The paths of all pages of the hub that a clean text links to, without what stands after them.</summary>
    /// <param name="html">The text.</param>
    /// <param name="publicUrl">The hub's own address, with which a link may begin.</param>
    public static IReadOnlySet<string> In(string html, string publicUrl) =>
        html.Contains("href", StringComparison.Ordinal)
            ? new HtmlParser().ParseDocument(html).QuerySelectorAll("a[href]").Select(link => PathIn(link.GetAttribute("href"), publicUrl)).OfType<string>().ToHashSet(StringComparer.Ordinal)
            : new HashSet<string>();

    /// <summary>The path in an address of the hub, such as <c>/briefs/a-title</c>; null when it leads elsewhere.</summary>
    public static string? PathIn(string? address, string publicUrl)
    {
        var text = address?.Trim() ?? "";
        if (text.StartsWith(publicUrl.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase))
        {
            text = text[publicUrl.TrimEnd('/').Length..];
        }

        var end = text.AsSpan().IndexOfAny('?', '#');
        var path = Uri.UnescapeDataString(end >= 0 ? text[..end] : text).TrimEnd('/');
        return path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) ? path : null;
    }
}
