using KnowledgeHub.Theming.Pages;

namespace KnowledgeHub.Theming.Email;

/// <summary>An alert: what was published, changed or withdrawn and matches a search that the reader follows.</summary>
/// <param name="HubName">The sender's name.</param>
/// <param name="HubUrl">The hub's front page.</param>
/// <param name="Language">A BCP 47 tag.</param>
/// <param name="RightToLeft">Whether the language is written from right to left.</param>
/// <param name="Search">The search as its owner says it, with its absolute address.</param>
/// <param name="Tally">Such as <c>2 new, 1 changed</c>.</param>
/// <param name="Preheader">The line that mail programs show beside the subject.</param>
/// <param name="Items">The items, with absolute addresses.</param>
/// <param name="More">A sentence about items that have no line of their own; empty when all have one.</param>
/// <param name="WhyYou">Why the reader gets this mail.</param>
/// <param name="PageUrl">All searches that the reader follows.</param>
/// <param name="StopUrl">Where these mails are stopped with one click.</param>
public sealed record AlertEmailModel(
    string HubName, string HubUrl, string Language, bool RightToLeft, Link Search, string Tally, string Preheader,
    IReadOnlyList<AlertEntry> Items, string More, string WhyYou, string PageUrl, string StopUrl);
