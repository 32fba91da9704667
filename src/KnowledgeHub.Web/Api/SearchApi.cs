using System.Diagnostics;
using KnowledgeHub.Search;
using KnowledgeHub.Web.Search;
using KnowledgeHub.Web.SearchDesk;

namespace KnowledgeHub.Web.Api;

/// <summary><c>/api/v1/search</c>: the same search as the page's.</summary>
public static class SearchApi
{
    public static async Task<IResult> GetAsync(HttpContext context, FindItems find, Promotion promotion, HubSettings hub, CancellationToken ct)
    {
        var size = 10;
        if (context.Request.Query["size"].ToString() is { Length: > 0 } typed && (!int.TryParse(typed, out size) || size is < 1 or > 100))
        {
            return Results.Problem(title: "size must be a number from 1 to 100.", statusCode: StatusCodes.Status400BadRequest);
        }

        var started = Stopwatch.GetTimestamp();
        var address = SearchAddress.From(context.Request, "/api/v1/search");
        var answer = await find.RunAsync(address.ToRequest(size), ct);
        if (answer.Unavailable)
        {
            return Results.Problem(title: "The search index is being built; try again in a minute.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        return Results.Json(new
        {
            answer.Total,
            TookMs = Math.Round(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 2),
            Results = answer.Items.Select(item => new
            {
                Id = item.ContentId,
                ExternalId = item.ExternalId.Length > 0 ? item.ExternalId : null,
                item.Type,
                Title = Plain(item.Title),
                Url = hub.Url(item.Path),
                Snippet = Plain(item.Passage),
                item.PublishedOn,
            }),
            Promoted = (address.Page == 1 ? await promotion.ForAsync(address, ct) : []).Select(item => new { Id = item.ContentId, item.Type, item.Title, Url = hub.Url(item.Path) }),
            Facets = answer.Facets.ToDictionary(kind => kind.Key, kind => kind.Value.Select(value => new { value.Value, value.Count })),
            answer.DidYouMean,
        });
    }

    private static string Plain(string marked) =>
        marked.Replace(FindItems.MarkStart, "", StringComparison.Ordinal).Replace(FindItems.MarkEnd, "", StringComparison.Ordinal);
}
