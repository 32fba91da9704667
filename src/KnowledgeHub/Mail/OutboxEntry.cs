namespace KnowledgeHub.Mail;

/// <summary>A line in the list of the outbox; a private mail is for its recipient alone.</summary>
public sealed record OutboxEntry(string FileName, string Subject, string To, DateTimeOffset? Date, long Size, bool IsPrivate = false);
