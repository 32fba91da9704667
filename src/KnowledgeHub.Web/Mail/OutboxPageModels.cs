using KnowledgeHub.Mail;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Mail;

/// <summary>The mails in the outbox folder, newest first.</summary>
public sealed record OutboxPageModel(StaffFrame Frame, string? Host, string Folder, IReadOnlyList<OutboxEntry> Mails);

/// <summary>One mail of the outbox folder.</summary>
public sealed record OutboxMailPageModel(StaffFrame Frame, string File, OutboxMail Mail);
