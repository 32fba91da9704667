using KnowledgeHub.Content;
using KnowledgeHub.Theming;

namespace KnowledgeHub.Web.Site;

/// <summary>Makes the frame of a public page.</summary>
public sealed class Frames(HubSettings hub)
{
    public Frame For(HttpContext context, string title, string description) => new(
        hub.Name,
        title,
        description,
        hub.Url(context.Request.Path),
        "en",
        false,
        Navigation(context.Request.Path),
        context.Request.Path == "/search" ? context.Request.Query["q"].ToString() : "",
        [new FeedLink($"{hub.Name}: everything new", "/feed.atom")],
        true,
        null,
        []);

    private static List<NavigationLink> Navigation(PathString path) =>
    [
        .. ContentType.All.Select(type => Entry(type.Plural, $"/{type.Path}", path)),
        Entry("Topics", "/topics", path),
        Entry("Countries", "/countries", path),
        Entry("Newsletter", "/newsletters", path),
    ];

    private static NavigationLink Entry(string text, string url, PathString path) => new(text, url, path.StartsWithSegments(url));
}
