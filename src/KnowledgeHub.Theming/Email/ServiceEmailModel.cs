namespace KnowledgeHub.Theming.Email;

/// <summary>A mail about the reader's own request, such as confirming a subscription: some sentences and at most one button.</summary>
/// <param name="HubName">The sender's name.</param>
/// <param name="HubUrl">The hub's front page.</param>
/// <param name="Language">A BCP 47 tag.</param>
/// <param name="RightToLeft">Whether the language is written from right to left.</param>
/// <param name="Heading">What it is about.</param>
/// <param name="Paragraphs">What to know and do.</param>
/// <param name="ButtonText">The button's text, or null.</param>
/// <param name="ButtonUrl">Where the button leads, or null.</param>
/// <param name="Closing">Sentences after the button.</param>
public sealed record ServiceEmailModel(
    string HubName, string HubUrl, string Language, bool RightToLeft, string Heading, IReadOnlyList<string> Paragraphs,
    string? ButtonText, string? ButtonUrl, IReadOnlyList<string> Closing);
