namespace KnowledgeHub.Mail;

/// <summary>A three-digit code and its text, of one line or several: RFC 5321 section 4.2.</summary>
internal readonly record struct SmtpReply(int Code, string Text)
{
    private const int LongestSentence = 400;

    public bool IsPositive => Code is >= 200 and < 300;
    public bool IsTransient => Code is >= 400 and < 500;
    public bool IsPermanent => Code is >= 500 and < 600;

    /// <summary>The server says that it hangs up: section 3.8.</summary>
    public bool IsClosing => Code == 421;

    public string[] Lines => Text.Split('\n');

    /// <summary>One line for a reader, without the address or name that should not travel further.</summary>
    public string Sentence(string? secret = null)
    {
        var text = $"{Code} {Text.Replace('\n', ' ')}".TrimEnd();
        text = secret is null ? text : text.Replace(secret, "(hidden)", StringComparison.OrdinalIgnoreCase);
        return text.Length <= LongestSentence ? text : text[..LongestSentence] + "…";
    }
}
