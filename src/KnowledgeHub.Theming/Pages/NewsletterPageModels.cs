using Microsoft.AspNetCore.Components;

namespace KnowledgeHub.Theming.Pages;

/// <summary>The archive of sent issues.</summary>
public sealed record NewslettersPageModel(Frame Frame, IReadOnlyList<IssueEntry> Issues);

/// <summary>A sent issue in the archive.</summary>
public sealed record IssueEntry(string Title, string Url, DateOnly SentOn, string Intro, IReadOnlyList<string> Headlines);

/// <summary>One sent issue on the web, the same for everybody: items link to their pages in the hub.</summary>
public sealed record IssuePageModel(
    Frame Frame, string Title, DateOnly SentOn, MarkupString Intro, IReadOnlyList<IssueSection> Sections);

/// <summary>A part of an issue with its heading.</summary>
public sealed record IssueSection(string Heading, IReadOnlyList<Card> Items);
