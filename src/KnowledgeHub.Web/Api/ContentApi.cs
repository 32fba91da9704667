using System.Text.Json;
using KnowledgeHub.Content;

namespace KnowledgeHub.Web.Api;

/// <summary><c>/api/v1/content</c>: published items whole, as their type declares them.</summary>
public static class ContentApi
{
    /// <summary>Items in the order of their ids; <c>after</c> takes the last id of the page before.</summary>
    public static async Task<IResult> ListAsync(HttpContext context, LiveContent live, HubSettings hub, CancellationToken ct)
    {
        var size = 20;
        if (context.Request.Query["size"].ToString() is { Length: > 0 } typed && (!int.TryParse(typed, out size) || size is < 1 or > 100))
        {
            return Results.Problem(title: "size must be a number from 1 to 100.", statusCode: StatusCodes.Status400BadRequest);
        }

        var items = await live.AfterAsync(context.Request.Query["after"].ToString(), size, ct);
        return Results.Json(new
        {
            Total = await live.CountAsync(ct),
            Results = items.Select(item => Describe(item, hub)),
            Next = items.Count == size ? hub.Url($"/api/v1/content?size={size}&after={items[^1].ContentId}") : null,
        });
    }

    public static async Task<IResult> GetAsync(string id, LiveContent live, HubSettings hub, CancellationToken ct) =>
        await live.FindAsync(id, ct) switch
        {
            null => Results.Problem(title: "There is no published item with this id.", statusCode: StatusCodes.Status404NotFound),
            { Withdrawn: true } item => Results.Problem(title: "This item was withdrawn.", detail: item.WithdrawnNote, statusCode: StatusCodes.Status410Gone),
            var item => Results.Json(Describe(item, hub)),
        };

    private static object Describe(LiveItem item, HubSettings hub) => new
    {
        Id = item.ContentId,
        item.ExternalId,
        item.Type,
        Url = hub.Url(item.Path),
        item.Locale,
        item.PublishedOn,
        item.UpdatedAt,
        Content = JsonDocument.Parse(item.Data).RootElement,
    };
}
