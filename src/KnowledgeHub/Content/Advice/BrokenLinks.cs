using KnowledgeHub.Html;
using KnowledgeHub.Media;

namespace KnowledgeHub.Content.Advice;

/// <summary>
/// Links that lead nowhere: items and files of the hub that readers can't open, places in the text that are not there,
/// and web addresses that can't be right. Other sites are not asked.
/// </summary>
public sealed class BrokenLinks(LiveContent live, MediaStore media, HubSettings hub)
{
    private const int MostLinks = 200;

    public async Task<IReadOnlyList<Remark>> CheckAsync(string html, IReadOnlyList<TextBlock> blocks, ContentBody body, CancellationToken ct)
    {
        var links = blocks.SelectMany(block => block.Tokens).Select(token => token.Href)
            .Concat(body.Sources.Select(source => source.Url)).Where(href => href.Length > 0).Distinct().Take(MostLinks).ToList();
        var files = await media.AtAsync([.. links.Select(MediaLinks.AddressIn).OfType<string>().Distinct()], ct);
        var anchors = Paragraphs.Of(html, new Anchors()).Select(paragraph => paragraph.Anchor).ToHashSet(StringComparer.Ordinal);
        var remarks = new List<Remark>();
        foreach (var link in links)
        {
            if (await ProblemAsync(link, html, files, anchors, ct) is { } problem)
            {
                remarks.Add(new("Link", body.Sources.Any(source => source.Url == link) ? "sources" : "body", $"{Remark.Opening(link)} {problem}"));
            }
        }

        return remarks;
    }

    /// <summary>What is wrong with a path of the hub, such as one that a newsletter leads to; null when it leads somewhere.</summary>
    public async Task<string?> AtHubAsync(string path, CancellationToken ct) =>
        await ProblemAsync(path, "", MediaLinks.AddressIn(path) is { } address ? await media.AtAsync([address], ct) : new Dictionary<string, MediaItem>(), [], ct);

    private async Task<string?> ProblemAsync(string link, string html, IReadOnlyDictionary<string, MediaItem> files, HashSet<string> anchors, CancellationToken ct)
    {
        if (link[0] == '#')
        {
            return anchors.Contains(link[1..]) || SourceLinks.Cited(html).Any(number => link == $"#source-{number}") || html.Contains($"id=\"{link[1..]}\"", StringComparison.Ordinal) ? null : "leads to a place that is not in the text.";
        }

        var path = link.StartsWith($"{hub.PublicUrl.TrimEnd('/')}/", StringComparison.OrdinalIgnoreCase) ? link[hub.PublicUrl.TrimEnd('/').Length..] : link;
        if (path[0] != '/')
        {
            return IsPlausible(link) ? null : "can't be a web address: check how it is written.";
        }

        if (MediaLinks.AddressIn(path) is { } address)
        {
            return files.TryGetValue(address, out var file) && file.DeletedAt is null ? null : "is no file of the library, or it was deleted.";
        }

        return await ItemProblemAsync(path.Split('?', '#')[0].Trim('/').Split('/'), ct);
    }

    private async Task<string?> ItemProblemAsync(string[] parts, CancellationToken ct)
    {
        if (parts.Length != 2 || ContentType.AtPath(parts[0]) is not { } type || parts[1].Contains('.', StringComparison.Ordinal))
        {
            return null;
        }

        return await live.AtAsync(type.Id, parts[1], ct) is { } item
            ? item.Withdrawn ? "leads to an item that was withdrawn." : null
            : await live.MovedToAsync(type.Id, parts[1], ct) is { } slug ? $"has moved to /{type.Path}/{slug}; link there."
            : "leads to nothing that is published.";
    }

    private static bool IsPlausible(string link) =>
        link.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
            ? link.IndexOf('@', StringComparison.Ordinal) > "mailto:".Length
            : Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Host.Contains('.', StringComparison.Ordinal) && !uri.Host.EndsWith('.') && uri.UserInfo.Length == 0;
}
