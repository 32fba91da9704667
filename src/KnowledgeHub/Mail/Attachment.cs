namespace KnowledgeHub.Mail;

/// <summary>A file that travels with a message: Content-Disposition attachment, RFC 2183 section 2.2.</summary>
/// <param name="FileName">Any script; RFC 2231 carries it.</param>
/// <param name="Type">A media type such as application/pdf.</param>
public sealed record Attachment(string FileName, string Type, ReadOnlyMemory<byte> Bytes);
