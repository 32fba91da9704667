using System.Text.RegularExpressions;

namespace KnowledgeHub.Newsletters.Clicks;

/// <summary>Programs that open links without a reader: mail filters, previews, crawlers.</summary>
public static partial class Scanners
{
    /// <param name="agent">The User-Agent of the request.</param>
    /// <param name="purpose">What its Purpose, Sec-Purpose and X-Moz headers say.</param>
    public static bool Is(string agent, string purpose) =>
        agent.Length == 0 || Agents.IsMatch(agent) || purpose.Contains("prefetch", StringComparison.OrdinalIgnoreCase) || purpose.Contains("preview", StringComparison.OrdinalIgnoreCase) || purpose.Contains("prerender", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("bot\\b|bot/|crawl|spider|slurp|preview|scan|barracuda|mimecast|proofpoint|safelinks|sophos|fireeye|trendmicro|symantec|ironport|messagelabs|mailguard|urldefense|googleimageproxy|facebookexternalhit|whatsapp|telegram|curl/|wget/|python|java/|go-http|libwww|httpclient|okhttp|headless|node-fetch|axios", RegexOptions.IgnoreCase)]
    private static partial Regex Agents { get; }
}
