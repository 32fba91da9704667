namespace KnowledgeHub.Mail;

/// <summary>A mail about the reader's own request: some sentences and at most one button.</summary>
public sealed record ServiceMail
{
    public required string Subject { get; init; }

    public required string Locale { get; init; }

    public required IReadOnlyList<string> Paragraphs { get; init; }

    /// <summary>The button's text and where it leads.</summary>
    public (string Text, string Url)? Button { get; init; }

    public IReadOnlyList<string> Closing { get; init; } = [];

    /// <summary>The plain-text part.</summary>
    public string ToText() => string.Join("\n\n", [
        .. Paragraphs,
        .. Button is { } button ? [$"{button.Text}:\n{button.Url}"] : Array.Empty<string>(),
        .. Closing]) + "\n";
}

/// <summary>Draws the HTML part of a service mail; the site's theme does.</summary>
public interface IDrawServiceMail
{
    Task<string> DrawAsync(ServiceMail mail);
}
