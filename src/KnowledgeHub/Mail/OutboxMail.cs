using System.Globalization;

namespace KnowledgeHub.Mail;

/// <summary>A message read back: its headers decoded, its bodies as text.</summary>
public sealed record OutboxMail
{
    public IReadOnlyList<Header> Headers { get; init; } = [];
    public string? Text { get; init; }
    public string? Html { get; init; }

    /// <summary>The file as it stands, for a look at the source.</summary>
    public string Raw { get; init; } = "";

    public string Subject => this["Subject"] ?? "";
    public string To => this["To"] ?? "";
    public DateTimeOffset? Date => DateTimeOffset.TryParse(this["Date"], CultureInfo.InvariantCulture, out var date) ? date : null;

    /// <summary>Whether it is for its recipient alone, such as a link that opens an account.</summary>
    public bool IsPrivate => this[QueuedMail.Private.Name] is not null;

    public string? this[string header] =>
        Headers.Where(field => string.Equals(field.Name, header, StringComparison.OrdinalIgnoreCase)).Select(field => field.Value).FirstOrDefault();
}
