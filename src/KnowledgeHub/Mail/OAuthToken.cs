namespace KnowledgeHub.Mail;

/// <summary>The bearer token (RFC 6750) that signs the hub in, read when it is needed: whoever renews it only replaces the file.</summary>
internal static class OAuthToken
{
    /// <exception cref="SmtpTrouble">There is no token, or one that can't stand in a sign-in.</exception>
    public static async Task<string> ReadAsync(MailSettings settings, CancellationToken ct)
    {
        var token = settings.OAuthToken ?? await FromFileAsync(settings.OAuthTokenFile!, ct);
        return token.Length > 0 && token.All(c => c is > ' ' and <= '~')
            ? token
            : throw new SmtpTrouble($"The OAuth token in {(settings.OAuthToken is null ? "Hub__Mail__OAuthTokenFile" : "Hub__Mail__OAuthToken")} must be one line of visible ASCII characters.");
    }

    private static async Task<string> FromFileAsync(string file, CancellationToken ct)
    {
        try
        {
            return (await File.ReadAllTextAsync(file, ct)).Trim();
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new SmtpTrouble($"The OAuth token in Hub__Mail__OAuthTokenFile can't be read ({wrong.Message.TrimEnd('.')}).", wrong);
        }
    }
}
