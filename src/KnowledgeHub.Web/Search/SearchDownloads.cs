using KnowledgeHub.Content;
using KnowledgeHub.Exchange.Citations;
using KnowledgeHub.Search;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Theming;
using KnowledgeHub.Web.Content;
using KnowledgeHub.Web.Site;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Search;

/// <summary>The result of a search as a file for reference managers and spreadsheets, or as an Atom feed.</summary>
public sealed class SearchDownloads(FindItems find, LiveContent live, TermStore terms, AtomFeed feed, ThemePages pages, HubSettings hub)
{
    /// <summary>As many results as one file holds.</summary>
    public const int Most = 1_000;

    /// <summary>As many results as can be ticked.</summary>
    public const int MostSelected = 100;

    private const int MostInFeed = 50;

    /// <summary>Where ticked results are sent.</summary>
    public static IReadOnlyList<Link> Selections { get; } = [.. CitationFile.ForLists.Select(file => new Link(file.Label, $"/search/selection.{file.Ending}"))];

    /// <summary>Links to the files of this search.</summary>
    public static IReadOnlyList<Link> Links(SearchAddress address) =>
        [.. CitationFile.ForLists.Select(file => new Link(file.Label, (address with { Path = $"/search.{file.Ending}", Page = 1 }).ToString()))];

    /// <summary>The address at which a feed reader follows this search.</summary>
    public static string FeedOf(SearchAddress address) => (address with { Path = "/search.atom", Page = 1, Sort = "relevance" }).ToString();

    public async Task<IResult> FileAsync(CitationFile file, HttpContext context, CancellationToken ct)
    {
        var known = await terms.ReadAsync(ct);
        return await ItemsAsync(SearchAddress.From(context.Request, "/search") with { Page = 1 }, Most, ct) is { } items
            ? file.Answer(items.Select(item => Reference.From(item, known, hub)), "search")
            : Unavailable();
    }

    /// <summary>The items that were ticked, in the order of the page; those that are no longer published are left out.</summary>
    public async Task<IResult> SelectionAsync(CitationFile file, HttpContext context, CancellationToken ct)
    {
        var ids = context.Request.Query["id"].OfType<string>().Where(id => id.Length > 0).Distinct().ToList();
        if (ids.Count is 0 or > MostSelected)
        {
            return pages.Notice(context, T("Nothing was exported"), [ids.Count == 0
                ? T("No result is ticked. Go back, tick the boxes beside the results that you want, and export again.")
                : T("At most {0} results can be exported at once. Go back and tick fewer, or take the whole list away with the links below it.", MostSelected)], status: StatusCodes.Status400BadRequest);
        }

        var items = (await live.FindManyAsync(ids, ct)).ToDictionary(item => item.ContentId);
        var known = await terms.ReadAsync(ct);
        return items.Count == 0
            ? pages.Notice(context, T("Nothing was exported"), [T("None of these items is published. Search again and tick the results that you want.")], status: StatusCodes.Status404NotFound)
            : file.Answer(ids.Where(items.ContainsKey).Select(id => Reference.From(items[id], known, hub)), "selection");
    }

    public async Task<IResult> FeedAsync(HttpContext context, CancellationToken ct)
    {
        // A feed shows what is new, whatever the order of the page it was made from.
        var address = SearchAddress.From(context.Request, "/search") with { Page = 1, Sort = "newest" };
        return await ItemsAsync(address, MostInFeed, ct) is { } items
            ? await feed.WriteAsync($"{hub.Name}: {(address.Words.Length > 0 ? address.Words : "filtered")}", FeedOf(address), (address with { Sort = "relevance" }).ToString(), items, ct)
            : Unavailable();
    }

    private async Task<IReadOnlyList<LiveItem>?> ItemsAsync(SearchAddress address, int most, CancellationToken ct)
    {
        var answer = await find.RunAsync(address.ToRequest(most), ct);
        if (answer.Unavailable)
        {
            return null;
        }

        var items = (await live.FindManyAsync([.. answer.Items.Select(found => found.ContentId)], ct)).ToDictionary(item => item.ContentId);
        return [.. answer.Items.Where(found => items.ContainsKey(found.ContentId)).Select(found => items[found.ContentId])];
    }

    private static IResult Unavailable() => Results.Problem(title: "The search index is being built; try again in a minute.", statusCode: StatusCodes.Status503ServiceUnavailable);
}
