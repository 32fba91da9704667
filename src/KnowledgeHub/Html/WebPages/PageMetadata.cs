using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace KnowledgeHub.Html.WebPages;

/// <summary>What a page says of itself: in its head as libraries, search engines and social networks read it, or in what readers see.</summary>
internal sealed partial class PageMetadata(IHtmlDocument document, Uri address)
{
    private const int LongestData = 300_000;

    private readonly ILookup<string, string> metas = document.QuerySelectorAll("meta[content]")
        .Select(meta => (Name: (meta.GetAttribute("name") ?? meta.GetAttribute("property") ?? meta.GetAttribute("itemprop") ?? meta.GetAttribute("http-equiv") ?? "").ToLowerInvariant(), Value: Line(meta.GetAttribute("content"))))
        .Where(meta => meta.Name.Length > 0 && meta.Value.Length > 0)
        .ToLookup(meta => meta.Name, meta => meta.Value, StringComparer.Ordinal);

    private readonly List<JsonElement> data = [.. document.QuerySelectorAll("script[type='application/ld+json']").SelectMany(script => Parse(script.TextContent))];

    public WebPage Read(string? serverLanguage)
    {
        var site = FirstOf(Meta("og:site_name"), Data("publisher"), Meta("citation_publisher", "dc.publisher", "dcterms.publisher"), Meta("application-name"), address.Host);
        return new()
        {
            Title = WithoutSite(FirstOf(Meta("citation_title", "dc.title", "dcterms.title"), Data("headline"), Meta("og:title", "twitter:title"), Line(document.QuerySelector("h1")?.TextContent), Line(document.Title)), site),
            Description = FirstOf(Meta("og:description"), Meta("description", "dc.description", "twitter:description"), Data("description")),
            Site = site,
            Authors = Authors(),
            PublishedOn = Date(),
            Language = FirstOf(Line(document.DocumentElement.GetAttribute("lang")), Meta("content-language", "dc.language", "citation_language", "og:locale"), Data("inLanguage"), Line(serverLanguage)),
            Address = Canonical(),
        };
    }

    private List<string> Authors()
    {
        var named = metas["citation_author"].Concat(metas["dc.creator"]).Concat(metas["dcterms.creator"]).ToList();
        named = named.Count > 0 ? named : [.. DataNodes("author").SelectMany(Names)];
        named = named.Count > 0 ? named : [.. metas["author"].Concat(metas["article:author"])];
        named = named.Count > 0 ? named : [.. document.QuerySelectorAll("[rel~=author], [itemprop=author]").Select(author => Line((author.QuerySelector("[itemprop=name]") ?? author).TextContent))];
        return [.. named.Where(name => name.Length is > 0 and < 120 && !Links.IsWebAddress(name)).Distinct().Take(20)];
    }

    private DateOnly? Date() => new[]
        {
            Meta("citation_publication_date", "citation_date", "citation_online_date"),
            Data("datePublished"),
            Meta("article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.issued", "dcterms.date", "pubdate", "publish-date", "publication_date"),
            Shown("[itemprop=datePublished]"),
            Shown("article time[datetime], main time[datetime], time[pubdate]"),
            Data("dateModified"),
        }.Select(Parsed).FirstOrDefault(day => day is not null);

    private string Shown(string selector) => document.QuerySelector(selector) is { } found
        ? FirstOf(Line(found.GetAttribute("datetime")), Line(found.GetAttribute("content")), Line(found.TextContent))
        : "";

    // 2024-05-06T10:00Z is the sixth wherever the reader is.
    private static DateOnly? Parsed(string text)
    {
        if (Day().Match(text) is { Success: true } day
            && DateOnly.TryParseExact($"{day.Groups[1].Value}-{int.Parse(day.Groups[2].Value, CultureInfo.InvariantCulture):00}-{int.Parse(day.Groups[3].Value, CultureInfo.InvariantCulture):00}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact))
        {
            return exact.Year is > 1900 and < 2200 ? exact : null;
        }

        return text.Length is > 7 and < 60 && text.Any(char.IsLetter) && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var written) && written.Year is > 1900 and < 2200
            ? DateOnly.FromDateTime(written)
            : null;
    }

    // A page may name itself, and no page of somebody else.
    private Uri Canonical() =>
        document.QuerySelector("link[rel~=canonical]")?.GetAttribute("href") is { } href && Uri.TryCreate(address, href, out var own) && own.Scheme is "http" or "https"
            && Bare(own.Host) == Bare(address.Host) ? own : address;

    private static string Bare(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..].ToLowerInvariant() : host.ToLowerInvariant();

    private static string WithoutSite(string title, string site)
    {
        var match = Ending().Match(title);
        return match.Success && site.Length > 0 && match.Groups[2].Value.Equals(site, StringComparison.OrdinalIgnoreCase) ? match.Groups[1].Value : title;
    }

    private string Meta(params string[] names) => names.SelectMany(name => metas[name]).FirstOrDefault() ?? "";

    private string Data(string name) => DataNodes(name).SelectMany(Names).FirstOrDefault() ?? "";

    private IEnumerable<JsonElement> DataNodes(string name) => data
        .Where(node => node.TryGetProperty("headline", out _) || node.TryGetProperty("datePublished", out _))
        .Select(node => node.TryGetProperty(name, out var value) ? value : default)
        .Where(value => value.ValueKind != JsonValueKind.Undefined);

    private static IEnumerable<string> Names(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [Line(value.GetString())],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Names),
        JsonValueKind.Object when value.TryGetProperty("name", out var name) => Names(name),
        _ => [],
    };

    private static IEnumerable<JsonElement> Parse(string text)
    {
        if (text.Length > LongestData)
        {
            return [];
        }

        try
        {
            using var parsed = JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return Nodes(parsed.RootElement.Clone()).ToList();
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static IEnumerable<JsonElement> Nodes(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Nodes),
        JsonValueKind.Object => value.TryGetProperty("@graph", out var graph) ? Nodes(graph).Prepend(value) : [value],
        _ => [],
    };

    private static string FirstOf(params string[] texts) => texts.FirstOrDefault(text => text.Length > 0) ?? "";

    private static string Line(string? text) => string.Join(' ', new string([.. (text ?? "").Where(c => char.IsWhiteSpace(c) || !char.IsControl(c))]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"^\D{0,4}((?:19|20|21)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")]
    private static partial Regex Day();

    [GeneratedRegex(@"^(.+?)\s+[|–—·:»-]\s+([^|–—·»]+)$")]
    private static partial Regex Ending();
}
