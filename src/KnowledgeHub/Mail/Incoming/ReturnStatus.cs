using System.Text.RegularExpressions;

namespace KnowledgeHub.Mail.Incoming;

/// <summary>
/// Judges by status code (RFC 3463) and the server's words whether an address is dead. When in doubt it is not: a reader who
/// gets one mail too many is better off than one who gets none any more because a filter had a bad day.
/// </summary>
internal static partial class ReturnStatus
{
    /// <summary>The first enhanced status code in a text, or empty.</summary>
    public static string In(string text) => Enhanced.Match(text).Value;

    /// <summary>The code that says more: servers wrap a precise answer into a general one such as 5.0.0.</summary>
    public static string Better(string status, string words) =>
        (status.Length == 0 || status.EndsWith(".0.0", StringComparison.Ordinal)) && In(words) is { Length: > 0 } precise ? precise : status;

    public static ReturnKind Judge(string status, string words)
    {
        var code = Better(status, words);
        if (code.StartsWith("2.", StringComparison.Ordinal))
        {
            return ReturnKind.Progress;
        }

        if (Rules.FirstOrDefault(rule => code.StartsWith(rule.Code, StringComparison.Ordinal) && rule.Words?.IsMatch(words) != false) is { Code: not null } found)
        {
            return found.Kind;
        }

        return ReturnKind.Soft;
    }

    // In this order; the first that fits decides.
    private static readonly (string Code, Regex? Words, ReturnKind Kind)[] Rules =
    [
        ("4.", null, ReturnKind.Soft),
        ("5.2.2", null, ReturnKind.Soft),
        ("", Full, ReturnKind.Soft),
        ("5.7.", NoSuchMailbox, ReturnKind.Hard),
        ("5.7.", null, ReturnKind.Soft),
        // These speak of the sender's address, not of the recipient's.
        ("5.1.7", null, ReturnKind.Soft),
        ("5.1.8", null, ReturnKind.Soft),
        ("5.1.", null, ReturnKind.Hard),
        ("5.2.1", null, ReturnKind.Hard),
        ("", Filtered, ReturnKind.Soft),
        ("5.4.4", NoSuchDomain, ReturnKind.Hard),
        ("", NoSuchMailbox, ReturnKind.Hard),
    ];

    [GeneratedRegex(@"(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])")]
    private static partial Regex Enhanced { get; }

    [GeneratedRegex("(?:mailbox|quota|inbox|storage|account).{0,40}(?:full|exceed|over)|over ?quota|insufficient storage|out of storage", RegexOptions.IgnoreCase)]
    private static partial Regex Full { get; }

    [GeneratedRegex("spam|blocked|blacklist|block list|denylist|reputation|policy|dmarc|spf |greylist|rate limit|too many|content reject|try again later", RegexOptions.IgnoreCase)]
    private static partial Regex Filtered { get; }

    [GeneratedRegex("no such (?:user|mailbox|recipient|address|account|person)|(?:user|mailbox|recipient|address|account).{0,60}(?:unknown|not exist|not found|n't exist|no longer|disabled|inactive|invalid|not listed|unavailable|rejected)|unknown (?:user|recipient|address|mailbox|local)|invalid (?:recipient|mailbox|user|address)|does not have an? .{0,30}account|not our customer|n't have a .{0,30}account|unrouteable address|no mailbox here", RegexOptions.IgnoreCase)]
    private static partial Regex NoSuchMailbox { get; }

    [GeneratedRegex("not found|nxdomain|no such domain|unknown (?:host|domain)|no mx", RegexOptions.IgnoreCase)]
    private static partial Regex NoSuchDomain { get; }
}
