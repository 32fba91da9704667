namespace KnowledgeHub.Mail;

/// <summary>The steps of a mail transaction that are answered before the message itself goes out: RFC 5321 section 3.3.</summary>
internal enum SmtpStep
{
    Mail = 0,
    Recipient = 1,
    Data = 2,
}
