using KnowledgeHub.Web.Api;
using KnowledgeHub.Web.Content;

namespace KnowledgeHub.Web.Search;

/// <summary>The search page, and its result as files and as a feed.</summary>
public static class Setup
{
    public static void MapSearch(this WebApplication app)
    {
        app.MapGet("/search", (HttpContext context, SearchPage page, CancellationToken ct) => page.GetAsync(context, ct));
        app.MapGet("/search/help", SearchHelp.Get);
        app.MapGet("/search/suggest", Suggestions.GetAsync).RequireRateLimiting(Suggestions.Limit);
        app.MapGet("/search/suggest/browser", Suggestions.ForBrowsersAsync).RequireRateLimiting(Suggestions.Limit);
        app.MapGet("/search.atom", (HttpContext context, SearchDownloads downloads, CancellationToken ct) => downloads.FeedAsync(context, ct))
            .Described("searchFeed", "The newest results of a search as an Atom feed.", 503).Produces<string>(contentType: "application/atom+xml").TakesSearch();
        foreach (var file in CitationFile.ForLists)
        {
            app.MapGet($"/search.{file.Ending}", (HttpContext context, SearchDownloads downloads, CancellationToken ct) => downloads.FileAsync(file, context, ct))
                .Described($"searchAs{file.Label.Replace("-", "", StringComparison.Ordinal)}", $"The results of a search as a file: {file.Label}.", 503).Produces<string>(contentType: file.MediaType).TakesSearch();
            app.MapGet($"/search/selection.{file.Ending}", (HttpContext context, SearchDownloads downloads, CancellationToken ct) => downloads.SelectionAsync(file, context, ct));
        }
    }
}
