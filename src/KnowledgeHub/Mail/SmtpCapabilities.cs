using System.Globalization;

namespace KnowledgeHub.Mail;

/// <summary>What the server offered in its answer to EHLO: RFC 5321 section 4.1.1.1.</summary>
internal sealed record SmtpCapabilities
{
    /// <summary>A server that knows only HELO.</summary>
    public static readonly SmtpCapabilities None = new();

    public bool Pipelining { get; init; }      // RFC 2920
    public bool EightBitMime { get; init; }    // RFC 6152
    public bool SmtpUtf8 { get; init; }        // RFC 6531
    public bool StartTls { get; init; }        // RFC 3207
    public bool AuthPlain { get; init; }       // RFC 4616
    public bool AuthLogin { get; init; }       // draft-murchison-sasl-login
    public bool AuthXOAuth2 { get; init; }     // the vendors' SASL mechanism for RFC 6750 tokens
    public bool Size { get; init; }            // RFC 1870

    /// <summary>The largest message the server takes, or 0 where it named no limit.</summary>
    public long LargestMessage { get; init; }

    public static SmtpCapabilities From(SmtpReply ehlo)
    {
        var offered = None;
        foreach (var line in ehlo.Lines.Skip(1))
        {
            // Some old servers write AUTH=LOGIN.
            var words = line.ToUpperInvariant().Split([' ', '='], StringSplitOptions.RemoveEmptyEntries);
            offered = words is [var keyword, .. var rest] ? offered.With(keyword, rest) : offered;
        }
        return offered;
    }

    private SmtpCapabilities With(string keyword, string[] words) => keyword switch
    {
        "PIPELINING" => this with { Pipelining = true },
        "8BITMIME" => this with { EightBitMime = true },
        "SMTPUTF8" => this with { SmtpUtf8 = true },
        "STARTTLS" => this with { StartTls = true },
        "AUTH" => this with { AuthPlain = AuthPlain || words.Contains("PLAIN"), AuthLogin = AuthLogin || words.Contains("LOGIN"), AuthXOAuth2 = AuthXOAuth2 || words.Contains("XOAUTH2") },
        "SIZE" => this with { Size = true, LargestMessage = Limit(words) },
        _ => this,
    };

    private static long Limit(string[] words) =>
        words.Length > 0 && long.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : 0;
}
