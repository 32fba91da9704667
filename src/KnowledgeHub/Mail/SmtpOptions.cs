using System.Net.Security;

namespace KnowledgeHub.Mail;

/// <summary>How the client behaves where no operator has to choose.</summary>
public sealed record SmtpOptions
{
    public SmtpTimeouts Timeouts { get; init; } = new();
    public int MessagesPerConnection { get; init; } = 100;
    public TimeSpan LongestIdle { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Judges the server's certificate instead of the system's own rules.</summary>
    public RemoteCertificateValidationCallback? Certificate { get; init; }
}
