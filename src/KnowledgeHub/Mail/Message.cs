namespace KnowledgeHub.Mail;

/// <summary>A mail before it is written: RFC 5322, with a text body and, if there is one, an HTML body that says the same.</summary>
public sealed record Message
{
    public required Mailbox From { get; init; }
    public required Mailbox To { get; init; }
    public Mailbox? ReplyTo { get; init; }
    public required string Subject { get; init; }
    public required string Text { get; init; }
    public string? Html { get; init; }

    /// <summary>Pictures that the HTML shows; without an HTML body they are left out.</summary>
    public IReadOnlyList<InlineImage> Images { get; init; } = [];
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>With or without its angle brackets; <see cref="Mail.MessageId.New"/> makes one.</summary>
    public required string MessageId { get; init; }
    public required DateTimeOffset Date { get; init; }

    /// <summary>Further headers in the order they are to stand, List-Unsubscribe for example.</summary>
    public IReadOnlyList<Header> Headers { get; init; } = [];
}
