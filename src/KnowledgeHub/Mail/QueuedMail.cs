namespace KnowledgeHub.Mail;

/// <summary>A mail as it waits in the queue, written already.</summary>
public sealed record QueuedMail
{
    /// <summary>The header of a mail that is for its recipient alone (RFC 2156 section 5.3.4).</summary>
    public static Header Private { get; } = new("Sensitivity", "Private");

    public required string Recipient { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }

    public required string Html { get; init; }

    /// <summary>The id of what it is about, by which it can be taken back; empty when nothing can.</summary>
    public string About { get; init; } = "";

    /// <summary>Headers of its own, such as where to leave.</summary>
    public IReadOnlyList<Header> Headers { get; init; } = [];

    /// <summary>One of many that nobody waits for: it keeps to the pace that was set, and others go first.</summary>
    public bool Bulk { get; init; }
}
