namespace KnowledgeHub.Mail;

/// <summary>How long each step may take: RFC 5321 section 4.5.3.2, and our own patience where it says nothing.</summary>
public sealed record SmtpTimeouts
{
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(30);
    public TimeSpan Handshake { get; init; } = TimeSpan.FromMinutes(1);
    public TimeSpan Greeting { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>EHLO, AUTH, MAIL and RCPT.</summary>
    public TimeSpan Command { get; init; } = TimeSpan.FromMinutes(5);
    public TimeSpan DataStart { get; init; } = TimeSpan.FromMinutes(2);
    public TimeSpan DataBlock { get; init; } = TimeSpan.FromMinutes(3);
    public TimeSpan DataEnd { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>RSET, QUIT and last words, when the answer is already known.</summary>
    public TimeSpan Farewell { get; init; } = TimeSpan.FromSeconds(5);
}
