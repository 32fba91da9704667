using KnowledgeHub.Content;
using KnowledgeHub.Languages;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Theming;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Translations;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Site;

/// <summary>The front page.</summary>
public static class HomePage
{
    private static string Purpose => T("We turn what governments agreed on personalised medicine into care that patients get: briefs that argue, meetings that commit, cases that show how.");

    public static async Task<IResult> GetAsync(
        HttpContext context, ThemePages pages, Frames frames, LiveContent live, ReadTranslations translations, TermStore terms, MilestoneStore milestones, TimeProvider clock, CancellationToken ct)
    {
        var known = await terms.ReadAsync(ct);
        var newest = await translations.OncePerWorkAsync(await live.NewestAsync(null, 60, ct), SiteLanguage.Current.Tag, ct);
        var lead = newest.FirstOrDefault(item => item.Type == "policy-brief") ?? newest.FirstOrDefault();
        var (topicCounts, placeCounts, typeCounts) = (await live.CountTermsAsync("topic", ct), await live.CountTermsAsync("country", ct), await live.CountTypesAsync(ct));
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

        return ThemePages.Draw(pages.Theme.HomePage, new HomePageModel(
            frames.For(context, T("Personalised medicine, delivered"), Purpose),
            Purpose,
            lead is null ? null : Cards.For(lead, known),
            [.. newest.Where(item => item != lead && item.Type is not ("case-study" or "meeting-outcome")).Take(4).Select(item => Cards.For(item, known))],
            [.. newest.Where(item => item.Type == "case-study").Take(3).Select(item => Cards.For(item, known))],
            [.. newest.Where(item => item.Type == "meeting-outcome").Take(3).Select(item => Cards.For(item, known))],
            [.. (await milestones.ReadAsync(ct)).Select(milestone => new MilestoneEntry(milestone.When, milestone.Title, milestone.Description, milestone.OnDay < today) { Url = $"/milestones/{milestone.Slug}" })],
            [.. known.Roots.Select(topic => new CountedLink(T(topic.Name), $"/topics/{topic.Slug}", topicCounts.GetValueOrDefault(topic.Slug)))],
            [.. placeCounts.OrderByDescending(place => place.Value).ThenBy(place => place.Key, StringComparer.Ordinal).Take(10)
                .Select(place => new CountedLink(T(known.Place(place.Key)?.Name ?? place.Key), $"/countries/{place.Key}", place.Value))],
            [.. ContentType.All.Select(type => new CountedLink(type.Plural, $"/{type.Path}", typeCounts.GetValueOrDefault(type.Id)))],
            WaysIn(newest)));
    }

    // Each audience sees another item, so that six ways in are not six times the same one.
    private static List<AudienceEntry> WaysIn(IReadOnlyList<LiveItem> newest)
    {
        var ways = new List<AudienceEntry>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var audience in Audience.All)
        {
            var choices = newest.Where(item => item.Body.Takeaways.ContainsKey(audience.Id)).ToList();
            if ((choices.Find(item => !used.Contains(item.ContentId)) ?? choices.FirstOrDefault()) is { } item)
            {
                used.Add(item.ContentId);
                ways.Add(new(audience.Name, $"/search?audience={audience.Id}", item.Body.Takeaways[audience.Id], new Link(item.Title, $"{item.Path}#takeaway-{audience.Id}")));
            }
        }

        return ways;
    }
}
