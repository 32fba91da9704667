namespace KnowledgeHub.Web.Site;

/// <summary>What crawlers may not open (RFC 9309): the staff side, and addresses that are somebody's own.</summary>
public static class Robots
{
    private static readonly string[] Closed =
    [
        "/admin", "/invitation/", "/password", "/subscriptions", "/confirm/", "/unsubscribe/", "/r/", "/search/follow", "/follow/", "/following", "/review/",
        "/self-assessment/", "/progress/",
    ];

    public static IResult Get(HubSettings hub) =>
        Results.Text($"User-agent: *\n{string.Concat(Closed.Select(path => $"Disallow: {path}\n"))}Sitemap: {hub.Url("/sitemap.xml")}\n");
}
