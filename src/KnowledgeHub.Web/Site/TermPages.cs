using KnowledgeHub.Content;
using KnowledgeHub.Languages;
using KnowledgeHub.Readiness;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Theming;
using KnowledgeHub.Theming.Pages;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Site;

/// <summary>Topics and countries.</summary>
public static class TermPages
{
    private const int Most = 200;

    /// <summary>The WHO regions by their codes, in English.</summary>
    internal static readonly Dictionary<string, string> Regions = new(StringComparer.Ordinal)
    {
        ["AFRO"] = Later("African Region"),
        ["AMRO"] = Later("Region of the Americas"),
        ["SEARO"] = Later("South-East Asia Region"),
        ["EURO"] = Later("European Region"),
        ["EMRO"] = Later("Eastern Mediterranean Region"),
        ["WPRO"] = Later("Western Pacific Region"),
    };

    /// <summary>The name of a WHO region in the language of the page.</summary>
    public static string RegionName(string code) => Regions.TryGetValue(code, out var region) ? T(region) : code;

    public static async Task<IResult> TopicsAsync(HttpContext context, ThemePages pages, Frames frames, LiveContent live, TermStore terms, CancellationToken ct)
    {
        var known = await terms.ReadAsync(ct);
        var counts = await live.CountTermsAsync("topic", ct);
        var branches = known.Roots.Select(root => new TopicBranch(Counted(root, counts), root.Description, [.. known.Below(root.Slug).Select(topic => Counted(topic, counts))]));
        return ThemePages.Draw(pages.Theme.TopicsPage, new TopicsPageModel(frames.For(context, T("Topics"), T("All topics of the hub with the number of items on each.")), [.. branches]));
    }

    public static async Task<IResult> TopicAsync(string slug, HttpContext context, ThemePages pages, Frames frames, LiveContent live, TermStore terms, CancellationToken ct)
    {
        var known = await terms.ReadAsync(ct);
        if (known.Topic(slug) is not { } topic)
        {
            return Results.NotFound();
        }

        if (slug != topic.Slug)
        {
            return Results.Redirect($"/topics/{Uri.EscapeDataString(topic.Slug)}{context.Request.QueryString}", permanent: true);
        }

        var counts = await live.CountTermsAsync("topic", ct);
        var items = await live.WithTermAsync("topic", slug, Most, ct);
        return ThemePages.Draw(pages.Theme.TopicPage, new TopicPageModel(
            frames.For(context, T(topic.Name), topic.Description),
            T(topic.Name),
            topic.Description,
            topic.Synonyms,
            known.Topic(topic.Parent) is { } parent ? new Link(T(parent.Name), $"/topics/{parent.Slug}") : null,
            [.. known.Below(slug).Select(child => Counted(child, counts))],
            Cards.Group(items, known, type => $"/{type.Path}?topic={slug}")));
    }

    public static async Task<IResult> PlacesAsync(HttpContext context, ThemePages pages, Frames frames, LiveContent live, TermStore terms, CancellationToken ct)
    {
        var known = await terms.ReadAsync(ct);
        var counts = await live.CountTermsAsync("country", ct);
        var places = known.Places.Where(place => counts.ContainsKey(place.Code)).OrderBy(place => T(place.Name), SiteLanguage.Current.Order).Select(place => new CountedLink(T(place.Name), $"/countries/{place.Code}", counts[place.Code]));
        return ThemePages.Draw(pages.Theme.PlacesPage, new PlacesPageModel(frames.For(context, T("Countries"), T("Countries that briefs, meetings and case studies speak about.")), [.. places]));
    }

    public static async Task<IResult> PlaceAsync(string code, HttpContext context, ThemePages pages, Frames frames, LiveContent live, TermStore terms, ReadReadiness readiness, CancellationToken ct)
    {
        var known = await terms.ReadAsync(ct);
        if (known.Place(code) is not { } place)
        {
            return Results.NotFound();
        }

        if (code != place.Code)
        {
            return Results.Redirect($"/countries/{place.Code}", permanent: true);
        }

        var items = await live.WithTermAsync("country", place.Code, Most, ct);
        return ThemePages.Draw(pages.Theme.PlacePage, new PlacePageModel(
            frames.For(context, T(place.Name), T("What the hub holds on {0}: briefs, meeting outcomes and case studies.", T(place.Name))),
            T(place.Name),
            place.Code,
            [.. Facts(place)],
            Cards.Group(items, known, type => $"/{type.Path}?country={place.Code}"))
        {
            Readiness = (await readiness.RunAsync(ct)).At(place.Code, "") is { HasAnything: true } ? new Link(T("Its readiness for precision medicine"), $"/readiness/{place.Code}") : null,
        });
    }

    private static IEnumerable<Fact> Facts(Place place)
    {
        if (IncomeGroup.Find(place.Income) is { } income)
        {
            yield return new(T("Income group (World Bank)"), income.Name);
        }

        if (Regions.TryGetValue(place.Region, out var region))
        {
            yield return new(T("WHO region"), T(region));
        }
    }

    private static CountedLink Counted(Topic topic, IReadOnlyDictionary<string, int> counts) =>
        new(T(topic.Name), $"/topics/{topic.Slug}", counts.GetValueOrDefault(topic.Slug));
}
