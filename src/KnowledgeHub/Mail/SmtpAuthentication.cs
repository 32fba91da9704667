using System.Text;

namespace KnowledgeHub.Mail;

/// <summary>AUTH (RFC 4954): XOAUTH2 with a token; with a password PLAIN (RFC 4616), or LOGIN where the server knows nothing better. A secret never travels in the open.</summary>
internal static class SmtpAuthentication
{
    private const int LongestCommand = 510;      // RFC 5321 section 4.5.3.1.4, less CRLF

    public static async Task RunAsync(SmtpWire wire, SmtpCapabilities offered, MailSettings settings, TimeSpan patience, CancellationToken ct)
    {
        if (!wire.IsEncrypted && !settings.HostIsLoopback)
        {
            throw new SmtpTrouble("The password is not sent in the open: set Hub__Mail__Security to starttls or tls.");
        }
        var lines = settings.UsesOAuth ? WithToken(offered, settings.User ?? "", await OAuthToken.ReadAsync(settings, ct)) : WithPassword(offered, settings.User ?? "", settings.Password ?? "");
        for (var i = 0; i < lines.Length; i++)
        {
            var reply = await AskAsync(wire, lines[i], patience, ct);
            if (settings.UsesOAuth && i == lines.Length - 1 && reply.Code == 334)
            {
                // The server explains in base64 why the token is wrong and answers only to an empty line.
                reply = await AskAsync(wire, "", patience, ct);
            }
            if (reply.Code != (i == lines.Length - 1 ? 235 : 334))
            {
                throw new SmtpTrouble($"The mail server refused the sign-in with Hub__Mail__User and {Secret(settings)} ({reply.Sentence(settings.User)}).");
            }
        }
    }

    private static string[] WithPassword(SmtpCapabilities offered, string user, string password) => offered switch
    {
        { AuthPlain: true } => [$"AUTH PLAIN {Coded($"\0{user}\0{password}")}"],
        { AuthLogin: true } => ["AUTH LOGIN", Coded(user), Coded(password)],
        _ => throw new SmtpTrouble("The mail server offers neither AUTH PLAIN nor AUTH LOGIN: unset Hub__Mail__User, or use another port."),
    };

    private static string[] WithToken(SmtpCapabilities offered, string user, string token)
    {
        if (!offered.AuthXOAuth2)
        {
            throw new SmtpTrouble("The mail server offers no AUTH XOAUTH2: use Hub__Mail__Password instead of an OAuth token, or another port.");
        }
        var response = Coded($"user={user}\u0001auth=Bearer {token}\u0001\u0001");
        var together = $"AUTH XOAUTH2 {response}";
        return together.Length <= LongestCommand ? [together] : ["AUTH XOAUTH2", response];
    }

    private static async ValueTask<SmtpReply> AskAsync(SmtpWire wire, string line, TimeSpan patience, CancellationToken ct)
    {
        await wire.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), patience, ct);
        return await wire.ReadAsync(patience, ct);
    }

    private static string Secret(MailSettings settings) => settings switch
    {
        { OAuthTokenFile: not null } => "the token in Hub__Mail__OAuthTokenFile",
        { OAuthToken: not null } => "Hub__Mail__OAuthToken",
        _ => "Hub__Mail__Password",
    };

    private static string Coded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
