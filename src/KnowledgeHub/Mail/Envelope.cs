namespace KnowledgeHub.Mail;

/// <summary>The addresses a message travels by, whatever its headers say: RFC 5321 section 2.3.1. An empty sender is the null reverse-path.</summary>
public sealed record Envelope(string From, string To)
{
    private static readonly Task<bool> Yes = Task.FromResult(true);

    /// <summary>
    /// Whether the message may really go. A mailer waits for it before it gives a server the message's end, and may use the time until
    /// then to say whose message comes. False takes the message back.
    /// </summary>
    public Task<bool> MayGo { get; init; } = Yes;

    /// <summary>Why no server should see this envelope, or null when it is in order.</summary>
    internal string? Fault
    {
        get
        {
            if (From.Length > 0 && !AddressSpec.IsValid(From))
            {
                return "The sender's address is not a valid mail address.";
            }
            return AddressSpec.IsValid(To) ? null : "The recipient's address is not a valid mail address.";
        }
    }
}
