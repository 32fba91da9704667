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
    string WhyYou, EmailTexts Texts);

/// <summary>A part of an issue with its heading; an empty heading shows none.</summary>
public sealed record EmailSection(string Heading, IReadOnlyList<EmailItem> Items);

/// <summary>An item as a mail shows it.</summary>
/// <param name="Kind">Such as <c>Policy brief</c>.</param>
/// <param name="Title">The item's title.</param>
/// <param name="Url">Its absolute address.</param>
/// <param name="Summary">One or two sentences.</param>
/// <param name="TakeawayLabel">Such as <c>For patient groups</c>; empty when there is no takeaway.</param>
/// <param name="Takeaway">What the item means for the edition's audience; empty when there is none.</param>
public sealed record EmailItem(string Kind, string Title, string Url, string Summary, string TakeawayLabel, string Takeaway)
{
    /// <summary>The item's own language, a BCP 47 tag.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Whether the item's language is written from right to left.</summary>
    public bool RightToLeft { get; init; }
}

/// <summary>The fixed words of a mail in one language.</summary>
public sealed record EmailTexts(string ReadOnline, string ReadMore, string Unsubscribe, string Preferences);
