using KnowledgeHub.Newsletters.Clicks;
using KnowledgeHub.Theming;
using KnowledgeHub.Web.Site;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Newsletters;

/// <summary>Leads from a link in a mail to its page, and counts that somebody followed it.</summary>
public static class CountedLinkEndpoint
{
    public static async Task<IResult> FollowAsync(string token, HttpContext context, FollowLink follow, ClickNumbers numbers, ThemePages pages, CancellationToken ct)
    {
        if (await follow.RunAsync(token, ct) is not { } found)
        {
            return pages.Notice(
                context,
                T("This link leads nowhere"),
                [T("It was probably not copied as a whole. You find what our newsletters carried in their archive.")],
                links: [new Link(T("All issues of the newsletter"), "/newsletters"), new Link(T("Go to the front page"), "/")],
                status: StatusCodes.Status404NotFound);
        }

        if (found.Count is { } link && !HeadRequests.Is(context) && !Scanners.Is(context.Request.Headers.UserAgent.ToString(), Purpose(context.Request)))
        {
            numbers.Count(link, $"{context.Connection.RemoteIpAddress}");
        }

        context.Response.Headers.CacheControl = "no-store";
        return Results.Redirect(new Uri(found.Url).AbsoluteUri);
    }

    private static string Purpose(HttpRequest request) => $"{request.Headers["Purpose"]} {request.Headers["Sec-Purpose"]} {request.Headers["X-Purpose"]} {request.Headers["X-Moz"]}";
}
