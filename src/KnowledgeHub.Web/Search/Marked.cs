using System.Net;
using KnowledgeHub.Search;
using Microsoft.AspNetCore.Components;

namespace KnowledgeHub.Web.Search;

/// <summary>Text with found words as HTML: encoded first, then marked, so that nothing in a text becomes an element.</summary>
public static class Marked
{
    public static MarkupString Html(string text) => (MarkupString)WebUtility.HtmlEncode(text)
        .Replace(FindItems.MarkStart, "<mark>", StringComparison.Ordinal)
        .Replace(FindItems.MarkEnd, "</mark>", StringComparison.Ordinal);
}
