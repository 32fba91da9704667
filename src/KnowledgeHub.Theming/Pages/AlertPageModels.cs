using Microsoft.AspNetCore.Components;

namespace KnowledgeHub.Theming.Pages;

/// <summary>
/// Switching on a search: what it would have sent, and the form. Posts <c>email</c> and the trap <c>website</c> to
/// <paramref name="Action"/>, whose address carries the search and the period.
/// </summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Search">The search as a reader says it, with its address.</param>
/// <param name="Periods">How often a mail may come; each links to the page with that period, and the current one is posted.</param>
/// <param name="Action">Where the form posts to.</param>
/// <param name="Email">What was typed before an error.</param>
/// <param name="Consent">The sentence a follower agrees to.</param>
/// <param name="Preview">What the search would have sent.</param>
/// <param name="Error">What to mend, or null.</param>
public sealed record FollowPageModel(
    Frame Frame, Link Search, IReadOnlyList<NavigationLink> Periods, string Action, string Email, string Consent, FollowPreview Preview, string? Error);

/// <summary>The mails a search would have sent in the past, newest first.</summary>
/// <param name="Unavailable">Whether search can't answer right now.</param>
/// <param name="Days">How many days are looked back.</param>
/// <param name="Count">How many mails it would have been; the newest of them are listed.</param>
/// <param name="Mails">The mails.</param>
public sealed record FollowPreview(bool Unavailable, int Days, int Count, IReadOnlyList<FollowPreviewMail> Mails);

/// <summary>One of those mails; <paramref name="Ahead"/> marks the one that would come next, and <paramref name="More"/> counts the items after those listed.</summary>
public sealed record FollowPreviewMail(DateOnly On, bool Ahead, string Tally, IReadOnlyList<AlertEntry> Items, int More);

/// <summary>An item in an alert: what it is, what happened to it, and why it matched.</summary>
/// <param name="Kind">Such as <c>Policy brief</c>.</param>
/// <param name="PublishedOn">The day it was published.</param>
/// <param name="Title">The item's title.</param>
/// <param name="Url">Its address.</param>
/// <param name="Facts">Short facts such as its setting and its countries.</param>
/// <param name="Changes">What was announced, oldest first.</param>
/// <param name="FoundIn">Where the words were found, such as <c>In the takeaways</c>; empty when none were looked for.</param>
/// <param name="Passage">The passage that matched with <c>mark</c> elements, or the summary.</param>
/// <param name="Facets">The chosen facet values that it has, such as <c>Topic: Sequencing</c>.</param>
public sealed record AlertEntry(
    string Kind, DateOnly PublishedOn, string Title, string Url, IReadOnlyList<string> Facts, IReadOnlyList<AlertChange> Changes,
    string FoundIn, MarkupString Passage, IReadOnlyList<string> Facets);

/// <summary>One announcement: <c>new</c>, <c>changed</c> or <c>withdrawn</c>, and the sentence that says it with its day and note.</summary>
public sealed record AlertChange(string State, string Text);

/// <summary>
/// A follower's own page with all searches that send mails to the address. Each form posts <c>action</c> (<c>period</c>,
/// <c>pause</c>, <c>resume</c> or <c>delete</c>) with <c>search</c> and, for a period, <c>period</c>; <c>delete-all</c> deletes the address too.
/// </summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="MaskedEmail">The address with most of it hidden.</param>
/// <param name="Searches">What it follows, oldest first.</param>
/// <param name="Done">What was just done, or empty.</param>
/// <param name="Error">What to mend, or null.</param>
public sealed record FollowingPageModel(Frame Frame, string MaskedEmail, IReadOnlyList<FollowedSearch> Searches, string Done, string? Error);

/// <summary>One search on a follower's page.</summary>
/// <param name="Id">Goes into its forms.</param>
/// <param name="Search">The search as a reader says it; the address runs it now.</param>
/// <param name="Periods">How often a mail may come.</param>
/// <param name="Paused">Whether its mails are paused.</param>
public sealed record FollowedSearch(string Id, Link Search, IReadOnlyList<Choice> Periods, bool Paused);

/// <summary>The form for those who lost the link to their page. Posts <c>email</c> and the trap <c>website</c> to its own address.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Email">What was typed before an error.</param>
/// <param name="Error">What to mend, or null.</param>
public sealed record FollowingLinkPageModel(Frame Frame, string Email, string? Error);

/// <summary>The offer on the search page to follow a search: a form that opens the page for it.</summary>
/// <param name="Action">Where the form goes, with GET.</param>
/// <param name="Fields">The search, as hidden fields.</param>
/// <param name="Periods">The field <c>period</c>.</param>
public sealed record FollowOffer(string Action, IReadOnlyList<KeyValuePair<string, string>> Fields, IReadOnlyList<Choice> Periods);
