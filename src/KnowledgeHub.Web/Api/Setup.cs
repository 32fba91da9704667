namespace KnowledgeHub.Web.Api;

/// <summary>The JSON API for other systems. Errors are problem+json (RFC 9457).</summary>
public static class Setup
{
    public static void MapApi(this WebApplication app)
    {
        app.MapOpenApi("/openapi/v1.json");
        var api = app.MapGroup("/api/v1");
        api.MapGet("/search", SearchApi.GetAsync)
            .Described("search", "Search in published items.", 400, 503)
            .Produces<SearchResponse>()
            .TakesSearch()
            .Takes("sort", "The order; anything else counts as `relevance`.", oneOf: ["relevance", "newest", "oldest", "title"])
            .Takes("page", "Which page of results.", most: 9_999, whenEmpty: 1)
            .Takes("size", "How many results a page has.", most: 100, whenEmpty: 10)
            .Takes("explain", "With `true`, each result says what was found in it and what is missing.", oneOf: ["true", "false"]);
        api.MapGet("/content", ContentApi.ListAsync)
            .Described("listContent", "All published items with all their fields, in the order of their ids.", 400)
            .Produces<ContentPage>()
            .Takes("after", "The last id of the page before; `next` in the answer holds the whole address.")
            .Takes("size", "How many items a page has.", most: 100, whenEmpty: 20);
        api.MapGet("/content/{id}", ContentApi.GetAsync)
            .Described("getContent", "One published item. One that was withdrawn or taken off the site answers 410 and says so.", 404, 410)
            .Produces<PublishedItem>();
        api.MapFallback(() => Results.Problem(title: "There is nothing at this address", statusCode: StatusCodes.Status404NotFound)).ExcludeFromDescription();
    }
}
