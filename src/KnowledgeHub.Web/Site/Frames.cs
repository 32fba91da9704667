using KnowledgeHub.Content;
using KnowledgeHub.Languages;
using KnowledgeHub.Theming;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Site;

/// <summary>Makes the frame of a public page.</summary>
public sealed class Frames(HubSettings hub)
{
    public Frame For(HttpContext context, string title, string description)
    {
        var (language, path) = (SiteLanguage.Current, Local(context.Request.Path));
        return new(
            hub.Name,
            title,
            description,
            hub.Url(language.In(path)),
            language.Tag,
            false,
            Navigation(context.Request.Path),
            path == "/search" ? context.Request.Query["q"].ToString() : "",
            [new FeedLink(T("{0}: everything new", hub.Name), "/feed.atom")],
            true,
            null,
            [])
        {
            Contact = hub.Contact,
            Languages = [.. SiteLanguage.All.Select(other => new LanguageLink(other.Tag, other.Name, other.In(path + Question(context.Request)), other == language))],
            Alternates = [.. SiteLanguage.All.Select(other => KeyValuePair.Create(other.Tag, hub.Url(other.In(path)))), new("x-default", hub.Url(path))],
        };
    }

    // Two slashes at the beginning would make a link to another site of it.
    private static string Local(PathString path) => $"/{path.Value?.TrimStart('/', '\\')}";

    // What was asked or chosen goes along into the other language; what a page says once does not.
    private static string Question(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && !request.Query.ContainsKey("done") && !request.Query.ContainsKey("saved") ? request.QueryString.Value ?? "" : "";

    private static List<NavigationLink> Navigation(PathString path) =>
    [
        .. ContentType.All.Select(type => Entry(type.Plural, $"/{type.Path}", path)),
        Entry(T("Topics"), "/topics", path),
        Entry(T("Countries"), "/countries", path),
        Entry(T("Readiness"), "/readiness", path),
        Entry(T("Commitments"), "/commitments", path),
        Entry(T("Newsletter"), "/newsletters", path),
    ];

    private static NavigationLink Entry(string text, string url, PathString path) => new(text, url, path.StartsWithSegments(url));
}
