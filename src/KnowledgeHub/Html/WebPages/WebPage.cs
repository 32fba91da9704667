using System.Text.RegularExpressions;

namespace KnowledgeHub.Html.WebPages;

/// <summary>What a web page says, and what it says of itself. What it does not say is empty.</summary>
public sealed record WebPage
{
    public string Title { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary>Who publishes it: the name of the site or organisation.</summary>
    public string Site { get; init; } = "";

    public IReadOnlyList<string> Authors { get; init; } = [];

    public DateOnly? PublishedOn { get; init; }

    /// <summary>The language tag as the page has it.</summary>
    public string Language { get; init; } = "";

    /// <summary>The address that the page calls its own.</summary>
    public required Uri Address { get; init; }

    /// <summary>Its main text as clean HTML, links complete.</summary>
    public string Html { get; init; } = "";

    /// <summary>The pictures that were left out, by their alternative text or address.</summary>
    public IReadOnlyList<string> Pictures { get; init; } = [];

    /// <summary>How many videos, maps and other frames were left out.</summary>
    public int Embedded { get; init; }
}

/// <summary>Reads a web page: its main text without what surrounds it, and its title, date, author and language from its metadata.</summary>
public static partial class ReadWebPage
{
    /// <summary>No page that somebody wrote is nested deeper.</summary>
    private const int Deepest = 1000;

    /// <param name="content">The page as it came.</param>
    /// <param name="charset">What the server said of its letters.</param>
    /// <param name="language">What the server said of its language.</param>
    /// <param name="address">Where it was at last.</param>
    /// <returns>Null when it is no page that could be read.</returns>
    public static WebPage? Run(byte[] content, string? charset, string? language, Uri address)
    {
        var html = DecodePage.Run(content, charset);
        if (Depth(html) > Deepest || ShallowHtml.Parse(html) is not { } document)
        {
            return null;
        }

        var page = new PageMetadata(document, address).Read(language);
        return MainText.Of(document, page, address);
    }

    // Seen before it is parsed: the time that parsing takes grows with the square of the depth. Elements that close by themselves don't count.
    private static int Depth(string html)
    {
        var (depth, deepest) = (0, 0);
        foreach (var tag in Tag().EnumerateMatches(html))
        {
            depth += html[tag.Index + 1] == '/' ? -1 : 1;
            depth = Math.Max(depth, 0);
            deepest = Math.Max(deepest, depth);
        }

        return deepest;
    }

    [GeneratedRegex("</?(?!(?:p|li|dt|dd|td|th|tr|thead|tbody|tfoot|colgroup|option|optgroup|rt|rp|br|hr|img|input|meta|link|area|base|col|embed|source|track|wbr|path|circle|rect|use|line|polygon|ellipse|stop|g)[\\s/>])[a-z][a-z0-9:-]*", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();
}
