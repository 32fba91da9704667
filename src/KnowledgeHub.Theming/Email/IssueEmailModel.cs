using Microsoft.AspNetCore.Components;

namespace KnowledgeHub.Theming.Email;

/// <summary>
/// One edition of an issue: the same for every subscriber of an audience and language. What differs per recipient are
/// the addresses in <see cref="Unsubscribe"/> and <see cref="Preferences"/>, which are written in as slots.
/// </summary>
/// <param name="HubName">The sender's name.</param>
/// <param name="HubUrl">The hub's front page.</param>
/// <param name="Title">The issue's title.</param>
/// <param name="Preheader">The line that mail programs show beside the subject.</param>
/// <param name="SentOn">The day of the issue.</param>
/// <param name="Language">A BCP 47 tag.</param>
/// <param name="RightToLeft">Whether the language is written from right to left.</param>
/// <param name="Intro">Clean HTML before the items.</param>
/// <param name="Sections">Items in order; each carries the takeaway for the edition's audience first.</param>
/// <param name="ReadOnline">The issue in the archive.</param>
/// <param name="Unsubscribe">Where leaving is one click away.</param>
/// <param name="Preferences">Where topics, audience and language can be changed.</param>
/// <param name="WhyYou">Why the reader gets this mail.</param>
/// <param name="Texts">Fixed words in the edition's language.</param>
public sealed record IssueEmailModel(
    string HubName, string HubUrl, string Title, string Preheader, DateOnly SentOn, string Language, bool RightToLeft,
    MarkupString Intro, IReadOnlyList<EmailSection> Sections, string ReadOnline, string Unsubscribe, string Preferences,
    string WhyYou, EmailTexts Texts)
{
    /// <summary>The title's own language; English where nobody translated it.</summary>
    public string TitleLanguage { get; init; } = Language;

    /// <summary>The own language of the words before the items.</summary>
    public string IntroLanguage { get; init; } = Language;
}

/// <summary>A part of an issue with its heading; an empty heading shows none.</summary>
public sealed record EmailSection(string Heading, IReadOnlyList<EmailPart> Parts)
{
    /// <summary>The items of the hub among the parts.</summary>
    public IReadOnlyList<EmailItem> Items => [.. Parts.OfType<EmailItem>()];
}

/// <summary>Something a section shows: an <see cref="EmailItem"/> or an <see cref="EmailBlock"/>.</summary>
public abstract record EmailPart
{
    /// <summary>Its own language, a BCP 47 tag.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Whether that language is written from right to left.</summary>
    public bool RightToLeft { get; init; }
}

/// <summary>What staff wrote for an issue, or the notice that an item was withdrawn.</summary>
/// <param name="Kind"><c>text</c>, <c>call</c>, <c>event</c>, <c>evidence</c>, <c>commitment</c> or <c>withdrawn</c>.</param>
/// <param name="Label">What it is, in the edition's language; empty when that goes without saying.</param>
/// <param name="Title">Its heading, or empty.</param>
/// <param name="Facts">Who, when and where, as far as it is known.</param>
/// <param name="Body">Clean HTML, or empty.</param>
/// <param name="Link">Where it leads; null when nowhere.</param>
public sealed record EmailBlock(string Kind, string Label, string Title, IReadOnlyList<string> Facts, MarkupString Body, Link? Link) : EmailPart;

/// <summary>An item as a mail shows it.</summary>
/// <param name="Kind">Such as <c>Policy brief</c>.</param>
/// <param name="Title">The item's title.</param>
/// <param name="Url">Its absolute address.</param>
/// <param name="Summary">One or two sentences.</param>
/// <param name="TakeawayLabel">Such as <c>For patient groups</c>; empty when there is no takeaway.</param>
/// <param name="Takeaway">What the item means for the edition's audience; empty when there is none.</param>
public sealed record EmailItem(string Kind, string Title, string Url, string Summary, string TakeawayLabel, string Takeaway) : EmailPart
{
    /// <summary>The title's own language, where staff wrote another one than the item's.</summary>
    public string? TitleLanguage { get; init; }

    /// <summary>The label before what changed; empty when nothing did.</summary>
    public string ChangeLabel { get; init; } = "";

    /// <summary>What changed since readers were told of the item.</summary>
    public string Change { get; init; } = "";

    public string ChangeLanguage { get; init; } = "en";
}

/// <summary>The fixed words of a mail in one language.</summary>
public sealed record EmailTexts(string ReadOnline, string ReadMore, string Unsubscribe, string Preferences);
