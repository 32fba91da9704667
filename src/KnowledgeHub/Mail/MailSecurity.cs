namespace KnowledgeHub.Mail;

/// <summary>How the way to the mail server is protected.</summary>
public enum MailSecurity
{
    None = 0,

    /// <summary>In the open first, then TLS, which is required: RFC 3207.</summary>
    StartTls = 1,

    /// <summary>TLS from the first byte: RFC 8314 section 3.3.</summary>
    Tls = 2,
}
