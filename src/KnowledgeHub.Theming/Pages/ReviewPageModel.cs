using Microsoft.AspNetCore.Components;

namespace KnowledgeHub.Theming.Pages;

/// <summary>
/// A draft as somebody without an account reads it by a link. Its forms post to the page's own address: <c>action</c>
/// (<c>comment</c>, <c>approve</c> or <c>endorse</c>), <c>name</c>, <c>organisation</c>, and for a comment <c>anchor</c>,
/// <c>quote</c> and <c>text</c>; and the trap <c>website</c>.
/// </summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Kind">Such as <c>Policy brief</c>.</param>
/// <param name="Title">The item's title.</param>
/// <param name="Summary">One or two sentences.</param>
/// <param name="Body">Clean HTML with an id on every paragraph.</param>
/// <param name="Lists">Titled lists such as key messages. Lead ones stand before the text.</param>
/// <param name="Takeaways">What it means for each audience.</param>
/// <param name="Passages">The paragraphs that a comment can be about.</param>
/// <param name="MayComment">Whether the guest may comment.</param>
/// <param name="MayApprove">Whether the guest may approve.</param>
/// <param name="MayEndorse">Whether the guest may put their name to it.</param>
/// <param name="Name">The guest's name as far as it is known.</param>
/// <param name="Organisation">Their organisation as far as it is known.</param>
/// <param name="Anchor">The passage that was chosen before an error.</param>
/// <param name="Text">The comment that was typed before an error.</param>
/// <param name="Until">The last day on which the link works.</param>
/// <param name="NewerExists">Whether the authors have written a newer version since.</param>
/// <param name="Threads">What this guest said, and what was answered.</param>
/// <param name="Done">What was just done, or empty.</param>
/// <param name="Error">What to mend, or null.</param>
public sealed record ReviewPageModel(
    Frame Frame, string Kind, string Title, string Summary, MarkupString Body, IReadOnlyList<TitledList> Lists, IReadOnlyList<Takeaway> Takeaways, IReadOnlyList<ReviewPassage> Passages,
    bool MayComment, bool MayApprove, bool MayEndorse, string Name, string Organisation, string Anchor, string Text, DateOnly Until, bool NewerExists,
    IReadOnlyList<ReviewThread> Threads, string Done, string? Error)
{
    /// <summary>The draft's language, a BCP 47 tag; the page around it may speak another.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Whether the draft's language is written from right to left.</summary>
    public bool RightToLeft { get; init; }

    /// <summary>The module that makes a comment about the words that are selected; it looks for <c>.review-text</c> and <c>[data-comment-form]</c>.</summary>
    public string SelectionScript { get; init; } = "/review.js";
}

/// <summary>A paragraph that a comment can be about.</summary>
public sealed record ReviewPassage(string Anchor, string Text);

/// <summary>A comment with its answers; <paramref name="Quote"/> is empty when it is about the whole item. An answer posts its <paramref name="Id"/> as <c>answers</c>.</summary>
public sealed record ReviewThread(string Id, string Quote, IReadOnlyList<ReviewLine> Lines, bool Resolved);

/// <summary>What somebody said and when.</summary>
public sealed record ReviewLine(string By, string At, string Text);
