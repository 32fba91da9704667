using KnowledgeHub.Content;
using KnowledgeHub.Web.Site;

namespace KnowledgeHub.Web.Content;

/// <summary>The public pages of each type: its list, its feed and its items.</summary>
public static class Setup
{
    public static void MapContent(this WebApplication app)
    {
        foreach (var type in ContentType.All)
        {
            app.MapGet($"/{type.Path}", (HttpContext context, ListPage page, CancellationToken ct) => page.GetAsync(type, context, ct));
            app.MapGet($"/{type.Path}/feed.atom", (AtomFeed feed, CancellationToken ct) => feed.WriteAsync(type, ct));
            foreach (var file in CitationFile.ForReferences)
            {
                app.MapGet($"/{type.Path}/{{slug}}.{file.Ending}", (string slug, ItemPage page, CancellationToken ct) => page.CiteAsync(type, slug, file, ct));
            }

            app.MapGet($"/{type.Path}/{{slug}}", (string slug, ItemPage page, HttpContext context, CancellationToken ct) => page.GetAsync(type, slug, context, ct));
        }
    }
}
