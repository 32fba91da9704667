namespace KnowledgeHub.Mail.Incoming;

/// <summary>What a message that came back says.</summary>
public enum ReturnKind
{
    /// <summary>Nothing that a program understands.</summary>
    Unknown,

    /// <summary>The mailbox does not exist or takes no mail for good.</summary>
    Hard,

    /// <summary>It could not be delivered this time: the mailbox is full, a server is away, a filter said no.</summary>
    Soft,

    /// <summary>The reader reported it as unwanted (RFC 5965).</summary>
    Complaint,

    /// <summary>The mail server is still trying, or it has delivered.</summary>
    Progress,

    /// <summary>A person's program answered: away on holiday, no longer in office.</summary>
    AutoReply,
}

/// <summary>A message that came back, read.</summary>
public sealed record ReturnedMail
{
    public required ReturnKind Kind { get; init; }

    /// <summary>The enhanced status code (RFC 3463), such as <c>5.1.1</c>; empty when there is none.</summary>
    public string Status { get; init; } = "";

    /// <summary>What the other mail server said.</summary>
    public string Diagnostic { get; init; } = "";

    /// <summary>Whom the message itself names as the recipient that failed. Anybody can write that.</summary>
    public string Recipient { get; init; } = "";

    /// <summary>Addresses to which it was sent, and from which the original had been: one of them may be the delivery's own.</summary>
    public IReadOnlyList<string> ReturnPaths { get; init; } = [];

    /// <summary>The Message-IDs of the mail that came back, without angle brackets.</summary>
    public IReadOnlyList<string> MessageIds { get; init; } = [];

    public string From { get; init; } = "";

    public string Subject { get; init; } = "";

    /// <summary>The beginning of its text, for staff.</summary>
    public string Excerpt { get; init; } = "";
}
