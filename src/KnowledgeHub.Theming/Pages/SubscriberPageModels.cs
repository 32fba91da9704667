namespace KnowledgeHub.Theming.Pages;

/// <summary>The sign-up form. Field names: <c>email</c>, <c>audience</c>, <c>topics</c> (repeated), <c>locale</c>, <c>frequency</c>, and the trap <c>website</c>.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Email">What was typed before an error.</param>
/// <param name="Choices">Audiences, topics, languages and frequencies.</param>
/// <param name="Consent">The sentence a subscriber agrees to.</param>
/// <param name="Error">What to mend, or null.</param>
public sealed record SubscribePageModel(Frame Frame, string Email, SubscriptionChoices Choices, string Consent, string? Error);

/// <summary>What a subscriber may choose.</summary>
public sealed record SubscriptionChoices(
    IReadOnlyList<Choice> Audiences, IReadOnlyList<Choice> Topics, IReadOnlyList<Choice> Languages, IReadOnlyList<Choice> Frequencies);

/// <summary>One option of a form field.</summary>
public sealed record Choice(string Value, string Label, bool Chosen);

/// <summary>A subscriber's own page: change what comes, or leave. Posts <c>audience</c>, <c>topics</c>, <c>locale</c>, <c>frequency</c> to its own address.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="MaskedEmail">The address with most of it hidden.</param>
/// <param name="Choices">What is chosen now.</param>
/// <param name="UnsubscribeUrl">Where the leave form posts to.</param>
/// <param name="Saved">Whether the choices were just stored.</param>
/// <param name="Error">What to mend, or null.</param>
public sealed record PreferencesPageModel(
    Frame Frame, string MaskedEmail, SubscriptionChoices Choices, string UnsubscribeUrl, bool Saved, string? Error);

/// <summary>A page that says one thing and may offer one button: confirm, unsubscribe, thanks, not found, error.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Heading">The thing it says.</param>
/// <param name="Paragraphs">What it means and what to do.</param>
/// <param name="Button">A form with one button that posts, or null.</param>
/// <param name="Links">Where to go next.</param>
public sealed record NoticePageModel(
    Frame Frame, string Heading, IReadOnlyList<string> Paragraphs, PostButton? Button, IReadOnlyList<Link> Links);

/// <summary>A button whose form posts to an address.</summary>
public sealed record PostButton(string Text, string Action);
