namespace KnowledgeHub.Mail;

/// <summary>A line in the list of the outbox.</summary>
public sealed record OutboxEntry(string FileName, string Subject, string To, DateTimeOffset? Date, long Size);
