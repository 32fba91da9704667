using KnowledgeHub.Content;
using KnowledgeHub.Content.Advice;
using KnowledgeHub.Languages;

namespace KnowledgeHub.Newsletters.Preflight;

/// <summary>Looks up inside the hub whether its own pages that an issue leads to are there, and whether its items are still published.</summary>
public sealed class CheckOwnLinks(BrokenLinks broken, LiveContent live, HubSettings hub)
{
    public async Task<IReadOnlyList<Finding>> RunAsync(Issue issue, IReadOnlyList<DrawnEdition> editions, CancellationToken ct)
    {
        var findings = new List<Finding>();
        var blocks = issue.Sections.SelectMany(section => section.Blocks).Where(block => block.ContentId is not null).ToLookup(block => block.Kind, block => block.ContentId!);
        // What the issue tells of as withdrawn, it may lead to: the notice is kept at its address.
        var told = (await live.FindManyWithWithdrawnAsync([.. blocks[BlockKind.Withdrawn].Distinct()], ct)).Where(item => item.Withdrawn).Select(item => item.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var path in editions.SelectMany(edition => edition.Parts.Links).Where(IsOwn).Select(PathOf).Distinct(StringComparer.Ordinal).Except(told))
        {
            if (await broken.AtHubAsync(path, ct) is { } problem)
            {
                findings.Add(Finding.Stop("Links in the hub", $"{path} {problem} Correct the link or take it out."));
            }
        }

        string[] items = [.. blocks[BlockKind.Item].Distinct()];
        var missing = items.Length - (await live.FindManyAsync(items, ct)).Count(item => !item.Withdrawn);
        findings.Add(missing == 0 ? Finding.Ok("Items", "Every item of the issue is published.")
            : Finding.Warning("Items", $"{(missing == 1 ? "One item is" : $"{missing} items are")} not published any more and will be left out; take {(missing == 1 ? "it" : "them")} out of the issue, or publish again."));
        if (findings.Count == 1)
        {
            findings.Add(Finding.Ok("Links in the hub", "Every link to the hub itself leads to a page that readers can open."));
        }

        return findings;
    }

    public bool IsOwn(string link) => link.StartsWith($"{hub.PublicUrl}/", StringComparison.OrdinalIgnoreCase);

    // The same page in another language stands behind a prefix.
    private string PathOf(string link)
    {
        var path = link[hub.PublicUrl.Length..];
        var prefix = SiteLanguage.All.Select(language => language.Prefix).FirstOrDefault(prefix => prefix.Length > 0 && path.StartsWith($"{prefix}/", StringComparison.Ordinal));
        return prefix is null ? path : path[prefix.Length..];
    }
}
