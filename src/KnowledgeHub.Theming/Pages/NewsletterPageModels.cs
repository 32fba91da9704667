using Microsoft.AspNetCore.Components;

namespace KnowledgeHub.Theming.Pages;

/// <summary>The archive of sent issues.</summary>
public sealed record NewslettersPageModel(Frame Frame, IReadOnlyList<IssueEntry> Issues);

/// <summary>A sent issue in the archive.</summary>
public sealed record IssueEntry(string Title, string Url, DateOnly SentOn, string Intro, IReadOnlyList<string> Headlines);

/// <summary>One sent issue on the web: items link to their pages in the hub. Nothing in it depends on who reads it.</summary>
public sealed record IssuePageModel(
    Frame Frame, string Title, DateOnly SentOn, MarkupString Intro, IReadOnlyList<IssueSection> Sections)
{
    /// <summary>The editions for the audiences and the one for everybody, as links.</summary>
    public IReadOnlyList<NavigationLink> Editions { get; init; } = [];
}

/// <summary>A part of an issue with its heading.</summary>
public sealed record IssueSection(string Heading, IReadOnlyList<IssueEntryItem> Items, IReadOnlyList<IssueEntryNote> Notes);

/// <summary>What staff wrote for an issue.</summary>
/// <param name="Label">What it is, such as <c>Event</c>; empty when that goes without saying.</param>
/// <param name="Title">Its heading, or empty.</param>
/// <param name="Facts">Who, when and where, as far as it is known.</param>
/// <param name="Body">Clean HTML, or empty.</param>
/// <param name="Link">Where it leads; null when nowhere.</param>
/// <param name="Language">Its own language, a BCP 47 tag.</param>
public sealed record IssueEntryNote(string Label, string Title, IReadOnlyList<string> Facts, MarkupString Body, Link? Link, string Language);

/// <summary>An item of an issue in the archive.</summary>
/// <param name="Card">The item as it is now.</param>
/// <param name="Takeaway">What it means for the edition's audience, or null.</param>
public sealed record IssueEntryItem(Card Card, Takeaway? Takeaway)
{
    /// <summary>Whether the item was withdrawn after the issue was sent; its page says why.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>Why, in the words of its notice; may be empty.</summary>
    public string WithdrawnNote { get; init; } = "";
}
