using System.Text.RegularExpressions;

namespace KnowledgeHub.Web.SearchDesk;

/// <summary>Tells readers from programs and staff, so that the numbers speak of readers.</summary>
public static partial class Readers
{
    public static bool IsReader(HttpContext context) =>
        context.User.Identity?.IsAuthenticated != true && !IsProgram(context.Request.Headers.UserAgent.ToString()) && !IsAhead(context.Request);

    /// <summary>Browsers say who they are; crawlers, scripts and link checkers say so too, or nothing.</summary>
    public static bool IsProgram(string userAgent) =>
        (!userAgent.Contains("Mozilla/", StringComparison.Ordinal) && !userAgent.Contains("Opera/", StringComparison.Ordinal)) || Program().IsMatch(userAgent);

    // A browser that fetches a page before anybody asked for it.
    private static bool IsAhead(HttpRequest request) =>
        request.Headers["Sec-Purpose"].ToString().Contains("prefetch", StringComparison.Ordinal) || request.Headers["Purpose"] == "prefetch";

    [GeneratedRegex("bot|crawl|spider|slurp|headless|preview|scrap|fetch|monitor|check|archive|lighthouse|facebookexternalhit|externalagent|python|curl|wget", RegexOptions.IgnoreCase)]
    private static partial Regex Program();
}
