using KnowledgeHub.Content;
using KnowledgeHub.Languages;
using KnowledgeHub.Milestones;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Theming;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Web.Site;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Milestones;

/// <summary>What readers see of asks and milestones. Titles of asks, milestones and commitments are content and stay in English.</summary>
public sealed class MilestonePages(ThemePages pages, Frames frames, ReadDelivery read, Commissions commissions, LiveContent live, Cards cards, TermStore terms, TimeProvider clock)
{
    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task<IResult> AsksAsync(HttpContext context, CancellationToken ct)
    {
        var delivery = await read.RunAsync(ct);
        var groups = delivery.Asks.GroupBy(ask => ask.Addressee).Select(group => new AskGroup(Addressee(group.Key), [.. group.Select(ask => Entry(ask, delivery))]));
        return ThemePages.Draw(pages.Theme.AsksPage, new AsksPageModel(
            frames.For(context, T("Asks"), T("What governments and WHO were asked to do, and what works towards each ask.")), [.. groups]));
    }

    public async Task<IResult> AskAsync(string slug, string country, HttpContext context, CancellationToken ct)
    {
        var (delivery, known) = (await read.RunAsync(ct), await terms.ReadAsync(ct));
        if (delivery.Asks.FirstOrDefault(one => one.Slug == slug) is not { } ask)
        {
            return Results.NotFound();
        }

        var coverage = Coverage.Of(delivery, known, await commissions.PlacesAsync(ct));
        var (milestones, commitments) = (delivery.MilestonesOf(ask).ToList(), delivery.CommitmentsFor(ask).ToList());
        return ThemePages.Draw(pages.Theme.AskPage, new AskPageModel(
            frames.For(context, ask.Title, ask.Description),
            Addressee(ask.Addressee),
            ask.Title,
            ask.Description,
            [.. milestones.Select(Entry)],
            await CardsAsync(delivery.ItemsFor(ask), ct),
            [.. commitments.Select(Entry)],
            milestones.Count + commitments.Count == 0 ? null : Picture(milestones, commitments),
            [.. coverage.Empty.Where(cell => cell.Ask.Slug == slug).Select(cell => new Link(T(known.Place(cell.Country)!.Name), $"/countries/{cell.Country}"))],
            known.Place(country) is { } wanted ? T(wanted.Name) : ""));
    }

    public async Task<IResult> MilestonesAsync(HttpContext context, CancellationToken ct) =>
        ThemePages.Draw(pages.Theme.MilestonesPage, new MilestonesPageModel(
            frames.For(context, T("Milestones"), T("The dated events that briefs, case studies and commitments work towards.")), [.. (await read.RunAsync(ct)).Milestones.Select(Entry)]));

    public async Task<IResult> MilestoneAsync(string slug, HttpContext context, CancellationToken ct)
    {
        var delivery = await read.RunAsync(ct);
        return delivery.Milestones.FirstOrDefault(one => one.Slug == slug) is not { } milestone ? Results.NotFound()
            : ThemePages.Draw(pages.Theme.MilestonePage, new MilestonePageModel(
                frames.For(context, milestone.Title, milestone.Description),
                Entry(milestone),
                Window(milestone),
                milestone.Submission,
                [.. delivery.AsksOf(milestone).Select(LinkTo)],
                await CardsAsync(delivery.ItemsFor(milestone), ct),
                [.. delivery.CommitmentsFor(milestone).Select(Entry)]));
    }

    public async Task<IResult> TimelineAsync(HttpContext context, CancellationToken ct)
    {
        var delivery = await read.RunAsync(ct);
        return ThemePages.Draw(pages.Theme.TimelinePage, new TimelinePageModel(
            frames.For(context, T("Timeline"), T("Milestones and public commitments in the order of their dates, with how far each commitment is.")), Picture(delivery.Milestones, delivery.Promised)));
    }

    public async Task<IResult> CoverageAsync(string region, string income, HttpContext context, CancellationToken ct)
    {
        var (delivery, known) = (await read.RunAsync(ct), await terms.ReadAsync(ct));
        var coverage = Coverage.Of(delivery, known, await commissions.PlacesAsync(ct), region, income);
        return ThemePages.Draw(pages.Theme.CoveragePage, CoverageDrawing.Page(
            frames.For(context, T("Coverage map"), T("Asks against countries: where there are briefs, case studies and commitments, and where evidence is missing.")), coverage, known, region, income));
    }

    private async Task<IReadOnlyList<Card>> CardsAsync(IEnumerable<TiedItem> items, CancellationToken ct)
    {
        var ids = items.Select(item => item.ContentId).Distinct().ToList();
        return ids.Count == 0 ? [] : await cards.ForAsync((await live.FindManyAsync(ids, ct)).OrderByDescending(item => item.PublishedOn).ThenBy(item => item.ContentId, StringComparer.Ordinal), ct);
    }

    private static AskEntry Entry(Ask ask, Delivery delivery) => new(LinkTo(ask), ask.Description,
        $"{Plural(delivery.ItemsFor(ask).Count(), "{0} item", "{0} items")}, {Plural(delivery.CommitmentsFor(ask).Count(), "{0} commitment", "{0} commitments")}");

    private MilestoneEntry Entry(Milestone milestone) => new(milestone.When, milestone.Title, milestone.Description, milestone.OnDay < Today) { Url = $"/milestones/{milestone.Slug}" };

    private CommitmentEntry Entry(PublicCommitment one) => new(one.Title, one.Path, one.PromisedBy, one.DueOn, one.StatusName, one.IsLate(Today), one.Illustrative);

    private TimelinePicture Picture(IReadOnlyList<Milestone> milestones, IReadOnlyList<PublicCommitment> commitments)
    {
        var dated = commitments.Where(one => one.DueOn is not null).ToList();
        var entries = milestones
            .Select(one => new TimelineEntry(one.OnDay, one.When, new(one.Title, $"/milestones/{one.Slug}"), T("Milestone"), null, one.OnDay < Today ? T("done") : T("ahead")))
            .Concat(dated.Select(one => new TimelineEntry(one.DueOn!.Value, SiteLanguage.Current.Day(one.DueOn.Value), new(one.Title, one.Path), T("Commitment"), Done(one.Status), one.IsLate(Today) ? $"{one.StatusName} · {T("Overdue")}" : one.StatusName)))
            .OrderBy(entry => entry.On).ThenBy(entry => entry.Entry.Text, StringComparer.Ordinal);
        return new("timeline", T("Milestones and commitments over time"),
            T("{0} and {1} along a line of years. The table below the picture lists them all with date and status.", Plural(milestones.Count, "{0} milestone", "{0} milestones"), Plural(dated.Count, "{0} commitment", "{0} commitments")), Today, [.. entries]);
    }

    private static int Done(string status) => status switch { "limited" => 1, "substantial" => 2, "completed" => 3, "no-evidence" => -1, "withdrawn" => -2, _ => 0 };

    private static Link LinkTo(Ask ask) => new(ask.Title, $"/asks/{ask.Slug}");

    private static string Addressee(string id) => id == "who" ? T("Asked of WHO") : T("Asked of governments");

    private static string Window(Milestone milestone) => (milestone.OpensOn, milestone.ClosesOn) switch
    {
        ({ } from, { } to) => T("Submissions are taken from {0} to {1}.", SiteLanguage.Current.Day(from), SiteLanguage.Current.Day(to)),
        ({ } from, null) => T("Submissions are taken from {0}.", SiteLanguage.Current.Day(from)),
        (null, { } to) => T("Submissions are taken until {0}.", SiteLanguage.Current.Day(to)),
        _ => "",
    };
}
