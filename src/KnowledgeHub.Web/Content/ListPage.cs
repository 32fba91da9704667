using KnowledgeHub.Content;
using KnowledgeHub.Search;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Theming;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Web.Search;
using KnowledgeHub.Web.Site;

namespace KnowledgeHub.Web.Content;

/// <summary>All items of a type, filtered by facets. It asks the index, as search does.</summary>
public sealed class ListPage(ThemePages pages, Frames frames, FindItems find, LiveContent live, TermStore terms, HubSettings hub)
{
    private const int Size = 12;

    public async Task<IResult> GetAsync(ContentType type, HttpContext context, CancellationToken ct)
    {
        var known = await terms.ReadAsync(ct);
        var address = SearchAddress.From(context.Request, $"/{type.Path}").WithCurrentTopics(known);
        var answer = await find.RunAsync(address.ToRequest(Size) with { Words = "", WithinType = type.Id, Sort = "newest" }, ct);
        if (answer.Unavailable)
        {
            return await WithoutIndexAsync(type, context, ct);
        }

        var items = (await live.FindManyAsync([.. answer.Items.Select(found => found.ContentId)], ct)).ToDictionary(item => item.ContentId);
        return ThemePages.Draw(pages.Theme.ListPage, new ListPageModel(
            FrameOf(type, context),
            type.Plural,
            type.Intro,
            answer.Total,
            [.. answer.Items.Where(found => items.ContainsKey(found.ContentId)).Select(found => Cards.For(items[found.ContentId], known))],
            Facets.From(answer, address, known, "topic", "evidence", "country", "income", "audience", "year"),
            address.HasChoices ? address.WithoutChoices() : null,
            address.Paging(answer.Total, Size))
        {
            Years = address.Years(),
        });
    }

    // While the index is being built, readers still see the newest items.
    private async Task<IResult> WithoutIndexAsync(ContentType type, HttpContext context, CancellationToken ct)
    {
        var known = await terms.ReadAsync(ct);
        var newest = await live.NewestAsync(type.Id, 50, ct);
        return ThemePages.Draw(pages.Theme.ListPage, new ListPageModel(
            FrameOf(type, context), type.Plural, type.Intro, newest.Count, [.. newest.Select(item => Cards.For(item, known))], [], null, new Paging(1, 1, null, null)));
    }

    private Frame FrameOf(ContentType type, HttpContext context) => frames.For(context, type.Plural, type.Intro) with
    {
        Feeds = [new FeedLink($"{hub.Name}: {type.Plural}", $"/{type.Path}/feed.atom")],
    };
}
