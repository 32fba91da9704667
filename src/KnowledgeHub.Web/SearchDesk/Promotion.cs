using System.Net;
using KnowledgeHub.Content;
using KnowledgeHub.SearchDesk;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Web.Search;
using KnowledgeHub.Web.Site;
using Microsoft.AspNetCore.Components;

namespace KnowledgeHub.Web.SearchDesk;

/// <summary>The promoted items of a search that readers can open now.</summary>
public sealed class Promotion(PromotedResults promoted, LiveContent live)
{
    /// <summary>Who narrows a search with filters asks for something else, and gets nothing that the filters would not let through.</summary>
    public async Task<IReadOnlyList<LiveItem>> ForAsync(SearchAddress address, CancellationToken ct)
    {
        var ids = address.HasChoices ? [] : await promoted.ForAsync(AskedQuery.From(address.Words), ct);
        if (ids.Count == 0)
        {
            return [];
        }

        var items = (await live.FindManyAsync(ids, ct)).ToDictionary(item => item.ContentId);
        return [.. ids.Where(items.ContainsKey).Select(id => items[id])];
    }

    public static Hit Hit(LiveItem item, Terms known) =>
        new(Cards.For(item, known), (MarkupString)WebUtility.HtmlEncode(item.Title), (MarkupString)WebUtility.HtmlEncode(item.Summary), "") { ItemId = item.ContentId };
}
