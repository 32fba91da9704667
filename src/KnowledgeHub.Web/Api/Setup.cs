namespace KnowledgeHub.Web.Api;

/// <summary>The JSON API for other systems. Errors are problem+json (RFC 9457).</summary>
public static class Setup
{
    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1");
        api.MapGet("/search", SearchApi.GetAsync);
        api.MapGet("/content", ContentApi.ListAsync);
        api.MapGet("/content/{id}", ContentApi.GetAsync);
        api.MapFallback(() => Results.Problem(title: "There is nothing at this address", statusCode: StatusCodes.Status404NotFound));
    }
}
