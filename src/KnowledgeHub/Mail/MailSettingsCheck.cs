namespace KnowledgeHub.Mail;

/// <summary>What can be said about mail settings without asking the mail server.</summary>
internal static class MailSettingsCheck
{
    public static IEnumerable<string> Run(MailSettings settings)
    {
        if (settings.Port is < 1 or > 65535)
        {
            yield return $"Hub__Mail__Port must be a number from 1 to 65535, not '{settings.Port}'.";
        }
        if (settings.Connections is < 1 or > 100)
        {
            yield return $"Hub__Mail__Connections must be a number from 1 to 100, not '{settings.Connections}'.";
        }
        if (settings.PerMinute is < 0 or > 1_000_000)
        {
            yield return $"Hub__Mail__PerMinute must be a number from 0 to 1000000, not '{settings.PerMinute}'.";
        }
        if (settings.BouncesToken is { Length: < 20 })
        {
            yield return "Hub__Mail__BouncesToken must have at least 20 characters; make one up at random.";
        }
        foreach (var problem in Sender(settings).Concat(Server(settings)).Concat(SignIn(settings)).Concat(settings.Dkim.Problems()))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> Sender(MailSettings settings)
    {
        if (settings.From is null && settings.Host is not null)
        {
            yield return "Hub__Mail__From is missing: set it to the address that mail is sent from.";
        }
        if (settings.From is not null && !Mailbox.TryParse(settings.From, out _))
        {
            yield return $"Hub__Mail__From must be a mail address such as hub@example.org, not '{settings.From}'.";
        }
        if (settings.FromName is not null && !new Mailbox(settings.FromName, "a@b.c").IsValid)
        {
            yield return "Hub__Mail__FromName must be one line of at most 254 characters.";
        }
        if (settings.BouncesTo is { } bounces && !ReturnPath.Fits(bounces))
        {
            yield return $"Hub__Mail__BouncesTo must be a mail address such as bounces@hub.example with at most {ReturnPath.LongestName} letters before the @, not '{bounces}'.";
        }
    }

    private static IEnumerable<string> Server(MailSettings settings)
    {
        if (settings.Host is { } host && Uri.CheckHostName(host) == UriHostNameType.Unknown)
        {
            yield return $"Hub__Mail__Host must be a host name such as mail.example.org, not '{host}'.";
        }
        if (settings is { User: not null, Host: not null, Security: MailSecurity.None, HostIsLoopback: false })
        {
            yield return "Hub__Mail__Security must be starttls or tls when Hub__Mail__User is set, because a password is not sent in the open.";
        }
    }

    private static IEnumerable<string> SignIn(MailSettings settings)
    {
        if (settings.User is null && settings.Password is not null)
        {
            yield return "Hub__Mail__User is missing: a password is set without it.";
        }
        if (settings.User is not null && settings.Password is null && !settings.UsesOAuth)
        {
            yield return "Hub__Mail__Password is missing: a user is set without it.";
        }
        if (settings.User is null && settings.UsesOAuth)
        {
            yield return "Hub__Mail__User is missing: an OAuth token is set without it.";
        }
        if (new[] { settings.Password, settings.OAuthToken, settings.OAuthTokenFile }.Count(secret => secret is not null) > 1)
        {
            yield return "Set only one of Hub__Mail__Password, Hub__Mail__OAuthToken and Hub__Mail__OAuthTokenFile.";
        }
    }
}
