using System.Globalization;
using System.Net;

namespace KnowledgeHub.Mail;

/// <summary>The configuration section Hub:Mail. Without a host, mail goes to a folder.</summary>
public sealed record MailSettings
{
    private readonly int? port;

    public string? Host { get; init; }
    public MailSecurity Security { get; init; }

    /// <summary>465 with tls, 587 with starttls and 25 otherwise, unless it is set.</summary>
    public int Port
    {
        get => port ?? (Security switch { MailSecurity.Tls => 465, MailSecurity.StartTls => 587, _ => 25 });
        init => port = value;
    }

    public string? User { get; init; }
    public string? Password { get; init; }

    /// <summary>Signs in instead of a password, by XOAUTH2; the file is read anew at each sign-in, because such tokens live for an hour.</summary>
    public string? OAuthToken { get; init; }
    public string? OAuthTokenFile { get; init; }
    public bool UsesOAuth => OAuthToken is not null || OAuthTokenFile is not null;

    public string? From { get; init; }
    public string? FromName { get; init; }

    /// <summary>Where bounces of newsletters come back to, each with its delivery in the address: see <see cref="ReturnPath"/>.</summary>
    public string? BouncesTo { get; init; }
    public DkimSettings Dkim { get; init; } = new();
    public int Connections { get; init; } = 4;

    /// <summary>The most mails handed over in a minute; 0 is no limit. The queue keeps it, not the mailer.</summary>
    public int PerMinute { get; init; }

    /// <summary>A Maildir into which the mail server puts what comes back.</summary>
    public string? BouncesFrom { get; init; }

    /// <summary>What a mail server shows that hands returned mail over by HTTP.</summary>
    public string? BouncesToken { get; init; }
    /// <summary>Outside production: the only addresses and domains that get mail.</summary>
    public OnlyTo OnlyTo { get; init; } = OnlyTo.Everybody;
    /// <summary>The same for the addresses of one domain.</summary>
    public int PerDomainPerMinute { get; init; }

    /// <summary>Who mail is from; a reserved name that cannot exist where none is set.</summary>
    public Mailbox Sender
    {
        get
        {
            var sender = Mailbox.TryParse(From, out var parsed) ? parsed : new Mailbox("", "hub@hub.invalid");
            return FromName is null ? sender : sender with { Name = FromName };
        }
    }

    public bool HostIsLoopback => string.Equals(Host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    internal IReadOnlyList<string> Unreadable { get; init; } = [];

    /// <summary>Reads the section by setting name, <c>Port</c> for example; what cannot be read becomes one of the <see cref="Problems"/>.</summary>
    public static MailSettings Read(Func<string, string?> read)
    {
        var problems = new List<string>();
        string? Text(string name) => string.IsNullOrWhiteSpace(read(name)) ? null : read(name)!.Trim();
        int? Number(string name, int least, int most)
        {
            if (Text(name) is not { } text)
            {
                return null;
            }
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            {
                return number;
            }
            problems.Add($"Hub__Mail__{name} must be a number from {least} to {most}, not '{text}'.");
            return null;
        }
        var settings = new MailSettings
        {
            Host = Text("Host"),
            Security = SecurityFrom(Text("Security"), problems),
            User = Text("User"),
            Password = string.IsNullOrEmpty(read("Password")) ? null : read("Password"),
            OAuthToken = Text("OAuthToken"),
            OAuthTokenFile = Text("OAuthTokenFile"),
            From = Text("From"),
            FromName = Text("FromName"),
            BouncesTo = Text("BouncesTo"),
            Dkim = DkimSettings.Read(Text),
            Connections = Number("Connections", 1, 100) ?? 4,
            PerMinute = Number("PerMinute", 0, 1_000_000) ?? 0,
            BouncesFrom = Text("BouncesFrom"),
            BouncesToken = Text("BouncesToken"),
            OnlyTo = OnlyToFrom(Text("OnlyTo"), problems),
            PerDomainPerMinute = Number("PerDomainPerMinute", 0, 1_000_000) ?? 0,
            Unreadable = problems,
        };
        return Number("Port", 1, 65535) is { } chosen ? settings with { Port = chosen } : settings;
    }

    /// <summary>One line for each setting that is wrong or missing, naming its environment variable.</summary>
    public IReadOnlyList<string> Problems() => [.. Unreadable, .. MailSettingsCheck.Run(this)];

    public override string ToString() =>
        $"MailSettings {{ Host = {Host}, Port = {Port}, Security = {Security}, User = {User}, Password = {(Password is null ? "" : "(hidden)")}, From = {From}, FromName = {FromName}, Connections = {Connections}, PerMinute = {PerMinute}, PerDomainPerMinute = {PerDomainPerMinute} }}";

    private static OnlyTo OnlyToFrom(string? text, List<string> problems)
    {
        var (list, wrong) = OnlyTo.Read(text);
        if (wrong is not null)
        {
            problems.Add($"Hub__Mail__OnlyTo holds '{wrong}'; list addresses and domains such as ann@example.org;@example.net, separated by semicolons.");
        }
        return list;
    }

    private static MailSecurity SecurityFrom(string? text, List<string> problems)
    {
        switch (text?.ToLowerInvariant())
        {
            case null or "none":
                return MailSecurity.None;
            case "starttls":
                return MailSecurity.StartTls;
            case "tls":
                return MailSecurity.Tls;
            default:
                problems.Add($"Hub__Mail__Security must be none, starttls or tls, not '{text}'.");
                return MailSecurity.None;
        }
    }
}
