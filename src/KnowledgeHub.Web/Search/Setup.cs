namespace KnowledgeHub.Web.Search;

/// <summary>The search page.</summary>
public static class Setup
{
    public static void MapSearch(this WebApplication app) =>
        app.MapGet("/search", (HttpContext context, SearchPage page, CancellationToken ct) => page.GetAsync(context, ct));
}
