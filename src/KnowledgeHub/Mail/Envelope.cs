namespace KnowledgeHub.Mail;

/// <summary>The addresses a message travels by, whatever its headers say: RFC 5321 section 2.3.1. An empty sender is the null reverse-path.</summary>
public sealed record Envelope(string From, string To)
{
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
