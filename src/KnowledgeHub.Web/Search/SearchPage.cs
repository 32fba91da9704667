using KnowledgeHub.Content;
using KnowledgeHub.Relations;
using KnowledgeHub.Search;
using KnowledgeHub.SearchDesk;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Theming;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Web.Alerts;
using KnowledgeHub.Web.Relations;
using KnowledgeHub.Web.SearchDesk;
using KnowledgeHub.Web.Site;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Search;

/// <summary>Search for readers: every result with the passage that matched.</summary>
public sealed class SearchPage(ThemePages pages, Frames frames, FindItems find, LiveContent live, TermStore terms, Promotion promotion, PublicSearches suggested, CountSearches counted, ItemRelations relations)
{
    private const int Size = 10;

    private static (string Value, string Text)[] Sorts => [("relevance", T("Best match")), ("newest", T("Newest first")), ("oldest", T("Oldest first")), ("title", T("By title"))];

    public async Task<IResult> GetAsync(HttpContext context, CancellationToken ct)
    {
        var known = await terms.ReadAsync(ct);
        var address = SearchAddress.From(context.Request, "/search").WithCurrentTopics(known);
        var asked = address.Words.Trim().Length > 0 || address.HasChoices;
        var answer = asked ? await find.RunAsync(address.ToRequest(Size) with { Explain = true }, ct) : new SearchAnswer();
        var superseded = await relations.SupersededAsync([.. answer.Items.Select(found => found.ContentId)], ct);
        var items = (await live.FindManyAsync([.. answer.Items.Select(found => found.ContentId)], ct)).ToDictionary(item => item.ContentId);
        // A promoted item stands above the list on the first page, and on no page in the list again.
        var promoted = asked ? await promotion.ForAsync(address, ct) : [];
        var above = promoted.Select(item => item.ContentId).ToHashSet();
        counted.Count(context, address, answer, promoted.Count);
        var (popular, recent) = asked ? new([], []) : await suggested.ReadAsync(ct);
        var title = address.Words.Trim().Length > 0 ? T("Search: {0}", address.Words) : T("Search");
        return ThemePages.Draw(pages.Theme.SearchPage, new SearchPageModel(
            frames.For(context, title, T("Search policy briefs, meeting outcomes and case studies.")) with
            {
                Index = false,
                Feeds = asked ? [new FeedLink(title, SearchDownloads.FeedOf(address))] : [],
            },
            address.Words,
            asked,
            answer.Total,
            answer.Widened,
            answer.WithAll,
            [.. answer.Items.Select((found, n) => (Found: found, Position: ((address.Page - 1) * Size) + n + 1))
                .Where(hit => items.ContainsKey(hit.Found.ContentId) && !above.Contains(hit.Found.ContentId))
                .Select(hit => Hit(hit.Found, items[hit.Found.ContentId], known, address) with { ItemId = hit.Found.ContentId, Position = hit.Position, SupersededBy = superseded.GetValueOrDefault(hit.Found.ContentId) is { } newer ? PublicRelations.LinkTo(newer) : null })],
            Facets.From(answer, address, known, [.. SearchRequest.Kinds]),
            address.HasChoices ? address.WithoutChoices() : null,
            [.. Sorts.Select(sort => new NavigationLink(sort.Text, (address with { Sort = sort.Value, Page = 1 }).ToString(), sort.Value == address.Sort))],
            answer.DidYouMean is { } better ? new Link(better, (address with { Words = better, Page = 1 }).ToString()) : null,
            address.Paging(answer.Total, Size),
            answer.Unavailable,
            answer.Items.Count > 0 ? SearchDownloads.Links(address) : [],
            FollowPage.Offer(address))
        {
            Promoted = address.Page == 1 ? [.. promoted.Select(item => Promotion.Hit(item, known))] : [],
            Years = address.Years(),
            Ranking = new(T("How ranking works"), "/search/help#ranking"),
            Selections = SearchDownloads.Selections,
            Popular = Links(popular),
            Recent = Links(recent),
        });
    }

    private static IReadOnlyList<Link> Links(IReadOnlyList<string> queries) => [.. queries.Select(query => new Link(query, $"/search?q={Uri.EscapeDataString(query)}"))];

    private static Hit Hit(FoundItem found, LiveItem item, Terms known, SearchAddress address) =>
        new(Cards.For(item, known), Marked.Html(found.Title), Marked.Html(found.Passage), PassagePlace.Words(found, item.ContentType))
        {
            PassageLink = PassagePlace.Link(found),
            Why = Reasons.For(found, address.Sort == "relevance"),
        };
}
