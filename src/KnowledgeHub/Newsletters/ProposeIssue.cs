using KnowledgeHub.Content;
using KnowledgeHub.Languages;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Newsletters;

/// <summary>Puts news into sections, with headings in every language: a first proposal that staff change, and what a digest holds.</summary>
public static class ProposeIssue
{
    public static IReadOnlyList<Section> From(IEnumerable<News> news)
    {
        var all = news.ToList();
        (string Heading, Func<News, bool> Belongs)[] parts =
        [
            (Later("New on the hub"), one => one.Kind == Announcement.New && one.Item.Type is not ("case-study" or "meeting-outcome")),
            (Later("From practice"), one => one is { Kind: Announcement.New, Item.Type: "case-study" }),
            (Later("From meetings"), one => one is { Kind: Announcement.New, Item.Type: "meeting-outcome" }),
            (Later("Changed since the last issue"), one => one.Kind == Announcement.Changed),
            (Later("No longer valid"), one => one.Kind == Announcement.Withdrawn),
        ];
        return [.. parts.Select(part => Headed(part.Heading) with { Blocks = [.. all.Where(part.Belongs).Select(one => one.ToBlock())] }).Where(section => section.Blocks.Count > 0)];
    }

    /// <summary>The section for a commitment that is due, or for a question for evidence.</summary>
    public static Section OfDelivery(Block block) => Headed(block.Kind == BlockKind.Commitment ? Later("Promised and due") : Later("What do you know?")) with { Blocks = [block] };

    /// <summary>An empty section whose heading is said in every language.</summary>
    public static Section Headed(string heading) => new(heading) { Headings = InOtherLanguages(language => language.Say(heading)) };

    internal static Dictionary<string, T> InOtherLanguages<T>(Func<SiteLanguage, T> say) =>
        SiteLanguage.All.Where(language => language != SiteLanguage.English).ToDictionary(language => language.Tag, say);
}
