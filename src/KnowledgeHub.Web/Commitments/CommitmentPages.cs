using KnowledgeHub.Commitments;
using KnowledgeHub.Content;
using KnowledgeHub.Languages;
using KnowledgeHub.Stakeholders;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Theming;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Web.Site;
using KnowledgeHub.Web.Stakeholders;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Commitments;

/// <summary>The public list and the public page of a commitment; they read only what is public.</summary>
public sealed class CommitmentPages(ThemePages pages, Frames frames, PublicCommitments commitments, ReadPassage passages, ExportCommitments export, TermStore terms, MilestoneStore milestones, LiveContent live, HubSettings hub)
{
    private const int Size = 20;

    private static readonly string[] Kinds =
    [
        Later("Government"), Later("Patient group"), Later("Industry"), Later("Clinical society"), Later("Academia"), Later("Intergovernmental body"), Later("Payer or HTA body"),
    ];

    public async Task<IResult> ListAsync(HttpContext context, CancellationToken ct)
    {
        var known = await terms.ReadAsync(ct);
        var filter = CommitmentQuery.Read(context.Request, known, Size);
        var found = await commitments.ListAsync(filter, ct);
        var total = found.Count > 0 ? found[0].Total : 0;
        var last = Math.Max(1, (total + Size - 1) / Size);
        string? Page(int page) => page < 1 || page > last ? null : CommitmentQuery.Address(context.Request, "/commitments", page);
        return ThemePages.Draw(pages.Theme.CommitmentsPage, new CommitmentsPageModel(
            frames.For(context, T("Commitments"), T("Who promised what, by when, and what has become of it. Progress is shown only with its evidence.")) with { Feeds = [Feed], Index = filter.IsEmpty },
            filter.Words,
            await ChoicesAsync(context, filter, known, ct),
            filter.Overdue,
            !filter.IsEmpty,
            total,
            [.. found.Select(commitment => Card(commitment, known, commitments.Today))],
            new Paging(filter.Page, last, Page(filter.Page - 1), Page(filter.Page + 1)),
            [new Link("CSV", CommitmentQuery.Address(context.Request, "/commitments.csv")), new Link("Atom", "/commitments/feed.atom")]));
    }

    public async Task<IResult> ShowAsync(string slug, HttpContext context, CancellationToken ct)
    {
        if (await commitments.AtAsync(slug, ct) is not { } commitment)
        {
            return Results.NotFound();
        }

        var known = await terms.ReadAsync(ct);
        var passage = await passages.RunAsync(commitment, ct);
        return ThemePages.Draw(pages.Theme.CommitmentPage, new CommitmentPageModel(
            frames.For(context, commitment.Title, T("What was promised, by when, and what has become of it: {0}", commitment.Progress.Name)) with { Feeds = [Feed] },
            Card(commitment, known, commitments.Today),
            commitment.Description,
            commitment.MadeOn,
            commitment.StatusOn,
            QuoteFor(commitment, passage),
            passage.Item is { } item ? new Link(item.Title, passage.Url) : commitment.SourceUrl.Length > 0 ? new Link(commitment.SourceUrl, commitment.SourceUrl) : null,
            Note(passage.State),
            [.. (await milestones.AsksAsync(ct)).Where(ask => commitment.Asks.Contains(ask.Slug)).Select(ask => new Link(ask.Title, $"/asks/{ask.Slug}"))],
            [.. (await milestones.ReadAsync(ct)).Where(milestone => commitment.Milestones.Contains(milestone.Slug)).Select(milestone => new Link($"{milestone.Title}, {milestone.When}", $"/milestones/{milestone.Slug}"))],
            [.. commitment.Topics.Select(known.Topic).OfType<Topic>().Select(topic => new Link(T(topic.Name), $"/topics/{topic.Slug}"))],
            await EntriesAsync(await commitments.HistoryAsync(commitment.Id, ct), ct)));
    }

    public async Task<IResult> CsvAsync(HttpContext context, CancellationToken ct) =>
        Results.File(System.Text.Encoding.UTF8.GetBytes(await export.ForPublicAsync(CommitmentQuery.Read(context.Request, await terms.ReadAsync(ct), Size), ct)), "text/csv; charset=utf-8", "commitments.csv");

    /// <summary>As lists show it: nothing but what the public may know.</summary>
    public static CommitmentCard Card(Commitment commitment, Terms terms, DateOnly today) => new(
        commitment.Title, commitment.Path, commitment.PublicWho,
        string.Join(", ", new[] { commitment.City, terms.Place(commitment.Country) is { } place ? T(place.Name) : "" }.Where(part => part.Length > 0)),
        commitment.Status, commitment.Progress.Name, commitment.DueOn, commitment.IsOverdue(today), commitment.Illustrative);

    /// <summary>Reports as a history. An item that readers can't see any more is not named.</summary>
    public async Task<IReadOnlyList<ProgressEntry>> EntriesAsync(IEnumerable<CommitmentReport> reports, CancellationToken ct)
    {
        var entries = new List<ProgressEntry>();
        foreach (var report in reports)
        {
            var item = report.EvidenceContent is null ? null : await live.FindAsync(report.EvidenceContent, ct);
            var evidence = item is not null ? new Link(item.Title, item.Path)
                : report.EvidenceContent is not null ? new Link(T("An item of this hub that is not published any more"), "")
                : report.EvidenceUrl.Length > 0 ? new Link(report.EvidenceTitle.Length > 0 ? report.EvidenceTitle : report.EvidenceUrl, report.EvidenceUrl)
                : report.EvidenceTitle.Length > 0 ? new Link(report.EvidenceTitle, "") : null;
            entries.Add(new(report.OnDay, report.Status, ProgressStatus.NameOf(report.Status), report.Summary, evidence, report.Barriers, report.Enablers, report.ByOwner));
        }

        return entries;
    }

    internal static string QuoteFor(Commitment commitment, Passage passage) => commitment.QuotePublished || passage.State == PassageState.Here ? commitment.Quote : "";

    private FeedLink Feed => new($"{hub.Name}: {T("Commitments")}", "/commitments/feed.atom");

    private static string Note(PassageState state) => state switch
    {
        PassageState.Changed => T("The passage has changed since; the page does not say it in these words any more."),
        PassageState.Withdrawn => T("The item was withdrawn since."),
        _ => "",
    };

    private async Task<IReadOnlyList<CommitmentChoice>> ChoicesAsync(HttpContext context, CommitmentFilter filter, Terms known, CancellationToken ct)
    {
        static KeyValuePair<string, string> Pair(string value, string label) => KeyValuePair.Create(value, label);
        return
        [
            new("status", T("Status"), [.. ProgressStatus.All.Select(status => Pair(status.Id, status.Name))], filter.Status),
            new("country", T("Country"), [.. known.Places.Select(place => Pair(place.Code, T(place.Name))).OrderBy(pair => pair.Value, SiteLanguage.Current.Order)], filter.Country),
            new("ask", T("Ask"), [.. (await milestones.AsksAsync(ct)).Select(ask => Pair(ask.Slug, ask.Title))], filter.Ask),
            new("topic", T("Topic"), [.. known.Tree().Select(one => Pair(one.Topic.Slug, $"{new string('–', one.Depth)} {T(one.Topic.Name)}".TrimStart()))], ListQuery.Text(context.Request, "topic")),
            new("kind", T("Who promised"), [.. OrganisationKind.All.Zip(Kinds, (kind, name) => Pair(kind.Id, T(name)))], filter.Kind),
        ];
    }
}
