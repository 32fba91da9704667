namespace KnowledgeHub.Mail;

/// <summary>A picture that the HTML shows as <c>cid:…</c>: multipart/related, RFC 2387 and RFC 2392.</summary>
/// <param name="ContentId">Its name as something@host, without angle brackets; the HTML refers to it as <c>cid:something@host</c>.</param>
/// <param name="Type">A media type such as image/png.</param>
public sealed record InlineImage(string ContentId, string Type, ReadOnlyMemory<byte> Bytes)
{
    public string? FileName { get; init; }
}
