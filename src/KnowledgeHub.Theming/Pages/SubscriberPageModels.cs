namespace KnowledgeHub.Theming.Pages;

/// <summary>
/// The sign-up form. Field names: <c>email</c>, <c>audience</c>, <c>topics</c> (repeated), <c>locale</c>, <c>frequency</c>, <c>country</c>,
/// <c>organisation</c>, the hidden <c>stamp</c>, and the trap <c>website</c>.
/// </summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Email">What was typed before an error.</param>
/// <param name="Choices">Audiences, topics, languages and frequencies.</param>
/// <param name="Consent">The sentence a subscriber agrees to.</param>
/// <param name="Error">What to mend, or null.</param>
public sealed record SubscribePageModel(Frame Frame, string Email, SubscriptionChoices Choices, string Consent, string? Error)
{
    /// <summary>Says when the form was opened; a hidden field.</summary>
    public string Stamp { get; init; } = "";
}

/// <summary>What a subscriber may choose.</summary>
public sealed record SubscriptionChoices(
    IReadOnlyList<Choice> Audiences, IReadOnlyList<Choice> Topics, IReadOnlyList<Choice> Languages, IReadOnlyList<Choice> Frequencies)
{
    /// <summary>Optional: the field <c>country</c>.</summary>
    public IReadOnlyList<Choice> Countries { get; init; } = [];

    /// <summary>Optional: what stands in the field <c>organisation</c>.</summary>
    public string Organisation { get; init; } = "";
}

/// <summary>One option of a form field.</summary>
public sealed record Choice(string Value, string Label, bool Chosen);

/// <summary>
/// A subscriber's own page. Posts <c>audience</c>, <c>topics</c>, <c>locale</c>, <c>frequency</c>, <c>country</c> and <c>organisation</c> to its
/// own address; the form of the pause posts <c>months</c>, and 0 ends it.
/// </summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="MaskedEmail">The address with most of it hidden.</param>
/// <param name="Choices">What is chosen now.</param>
/// <param name="UnsubscribeUrl">Where the leave form posts to.</param>
/// <param name="Done">What was just done, or empty.</param>
/// <param name="Error">What to mend, or null.</param>
public sealed record PreferencesPageModel(
    Frame Frame, string MaskedEmail, SubscriptionChoices Choices, string UnsubscribeUrl, string Done, string? Error)
{
    /// <summary>Where the form of the pause posts to.</summary>
    public required string PauseUrl { get; init; }

    /// <summary>Until when nothing comes, or null.</summary>
    public DateOnly? PausedUntil { get; init; }

    /// <summary>The field <c>months</c>.</summary>
    public required IReadOnlyList<Choice> Pauses { get; init; }

    /// <summary>Everything that is held about the address, as a file.</summary>
    public required string DataUrl { get; init; }

    /// <summary>The page that asks whether to erase everything.</summary>
    public required string EraseUrl { get; init; }
}

/// <summary>Asks whether everything about an address is to be erased. Posts <c>searches</c> when the followed searches go too.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="MaskedEmail">The address with most of it hidden.</param>
/// <param name="Action">Where the form posts to.</param>
/// <param name="Searches">How many searches the address follows.</param>
/// <param name="Back">The subscriber's own page.</param>
public sealed record ErasePageModel(Frame Frame, string MaskedEmail, string Action, int Searches, string Back);

/// <summary>The form for those who lost the link to their page. Posts <c>email</c>, the hidden <c>stamp</c> and the trap <c>website</c> to its own address.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Email">What was typed before an error.</param>
/// <param name="Stamp">Says when the form was opened; a hidden field.</param>
/// <param name="Error">What to mend, or null.</param>
public sealed record SubscriptionLinkPageModel(Frame Frame, string Email, string Stamp, string? Error);

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
