using System.Net;
using System.Text.RegularExpressions;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters.Clicks;

/// <summary>
/// Leads the links in the HTML part of an edition over the hub, so that clicks can be counted; where counting is off they stay
/// direct. The plain-text part keeps direct links always: who reads it wants to see where a link leads.
/// </summary>
public sealed partial class CountedLinks(Database database, ClickLinks links, ClickSettings settings, HubSettings hub)
{
    private const int MostLinks = 500;
    private readonly NamedSql sql = database.Sql<CountedLinks>();

    public async Task<string> InAsync(Issue issue, Edition edition, string html, CancellationToken ct)
    {
        var urls = Anchors.Matches(html).Select(match => Address(match.Groups[2].Value)).OfType<string>().Distinct().Take(MostLinks).ToList();
        if (urls.Count == 0 || !await settings.CountsAsync(issue.Id, ct))
        {
            return html;
        }

        var numbers = await NumberAsync(issue.Id, edition, urls, ct);
        var counted = new Dictionary<string, string>();
        foreach (var url in urls.Where(numbers.ContainsKey))
        {
            counted[url] = hub.Url($"/r/{await links.MakeAsync(new ClickedLink(issue.Id, numbers[url], edition.Audience, edition.Locale), ct)}");
        }

        return Anchors.Replace(html, match => Address(match.Groups[2].Value) is { } url && counted.TryGetValue(url, out var over)
            ? $"{match.Groups[1].Value}\"{WebUtility.HtmlEncode(over)}\""
            : match.Value);
    }

    // A reader's own links hold a slot and are never counted, nor is what is no web page.
    private static string? Address(string attribute)
    {
        var url = WebUtility.HtmlDecode(attribute);
        return url.Length is > 0 and <= 2000 && !url.Contains("{{", StringComparison.Ordinal) && Html.Links.IsWebAddress(url) ? url : null;
    }

    private async Task<IReadOnlyDictionary<string, int>> NumberAsync(string issueId, Edition edition, List<string> urls, CancellationToken ct)
    {
        var places = Places(edition);
        await using var session = await database.OpenAsync(ct);
        var known = await ReadAsync(session, issueId, ct);
        foreach (var url in urls)
        {
            var (section, label) = places.GetValueOrDefault(url, ("", ""));
            var row = new { IssueId = issueId, Url = url, Section = section, Label = label };
            if (known.TryGetValue(url, out var there))
            {
                // A draft whose test was sent may have changed since.
                if (there.Section != section || there.Label != label)
                {
                    await session.RunAsync(sql["change"], row, ct);
                }
            }
            else
            {
                // Another node may give the same number at the same moment; then the next one is tried.
                for (var tries = 0; tries < 20 && await session.RunAsync(sql["add"], row, ct) == 0 && await session.ScalarAsync<int>(sql["has"], row, ct) == 0; tries++)
                {
                }
            }
        }

        return (await ReadAsync(session, issueId, ct)).ToDictionary(link => link.Key, link => link.Value.Number);
    }

    private static Dictionary<string, (string Section, string Label)> Places(Edition edition)
    {
        var places = new Dictionary<string, (string, string)>();
        foreach (var section in edition.Sections)
        {
            foreach (var item in section.Items)
            {
                places.TryAdd(item.Url, (section.Heading, item.Title));
            }
        }

        places.TryAdd(edition.ReadOnline, ("", edition.Texts.ReadOnline));
        return places;
    }

    private async Task<Dictionary<string, Row>> ReadAsync(Session session, string issueId, CancellationToken ct) =>
        (await session.QueryAsync<Row>(sql["of"], new { IssueId = issueId }, ct)).ToDictionary(row => row.Url);

    [GeneratedRegex("(<a\\s(?:[^>\"]|\"[^\"]*\")*?href=)\"([^\"]*)\"", RegexOptions.IgnoreCase)]
    private static partial Regex Anchors { get; }

    private sealed record Row
    {
        public int Number { get; init; }

        public required string Url { get; init; }

        public required string Section { get; init; }

        public required string Label { get; init; }
    }
}
