using Microsoft.AspNetCore.Components;

namespace KnowledgeHub.Theming.Pages;

/// <summary>One item, whole.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Kind">Such as <c>Policy brief</c>, with the address of the list it belongs to.</param>
/// <param name="Title">The item's title.</param>
/// <param name="Summary">One or two sentences.</param>
/// <param name="Body">Clean HTML; its headings start at h2. Every paragraph has an id and a link to itself of the class <c>pilcrow</c>.</param>
/// <param name="Contents">The headings of the body, for a table of contents; empty when the text is short.</param>
/// <param name="PublishedOn">The day it was published.</param>
/// <param name="UpdatedOn">The day of the last change after publication, or null.</param>
/// <param name="Changes">What changed since, newest first, as staff announced it.</param>
/// <param name="Illustrative">Whether the item is an invented example and must say so at the top.</param>
/// <param name="Withdrawn">The public notice of a withdrawn item, or null.</param>
/// <param name="Preview">Whether this is a draft seen by staff.</param>
/// <param name="Facts">Short facts such as <c>Held on</c> or <c>Setting</c>.</param>
/// <param name="Lists">Titled lists such as key messages, decisions or results. Lead ones stand before the text.</param>
/// <param name="Takeaways">What it means for each audience.</param>
/// <param name="Topics">Its topics.</param>
/// <param name="Places">Its places.</param>
/// <param name="Sources">What it rests on.</param>
/// <param name="Related">Other items a reader would want next.</param>
/// <param name="Citation">The item as a reference, ready to be copied.</param>
/// <param name="CitationFiles">The reference as files for reference managers.</param>
/// <param name="Files">Files that go with the item, to open or download.</param>
public sealed record ContentPageModel(
    Frame Frame, Link Kind, string Title, string Summary, MarkupString Body, IReadOnlyList<Link> Contents,
    DateOnly PublishedOn, DateOnly? UpdatedOn, IReadOnlyList<ChangeEntry> Changes, bool Illustrative, string? Withdrawn, bool Preview,
    IReadOnlyList<Fact> Facts, IReadOnlyList<TitledList> Lists, IReadOnlyList<Takeaway> Takeaways,
    IReadOnlyList<Link> Topics, IReadOnlyList<Link> Places, IReadOnlyList<SourceEntry> Sources,
    IReadOnlyList<Card> Related, string Citation, IReadOnlyList<Link> CitationFiles, IReadOnlyList<FileEntry> Files)
{
    /// <summary>Who put their name to it.</summary>
    public IReadOnlyList<Endorser> Endorsers { get; init; } = [];

    /// <summary>What it shows about the readiness of places.</summary>
    public IReadOnlyList<ItemFinding> Findings { get; init; } = [];

    /// <summary>The asks and milestones that it works towards.</summary>
    public IReadOnlyList<Link> WorksTowards { get; init; } = [];

    /// <summary>What the item is to others, from either end.</summary>
    public IReadOnlyList<RelatedItem> Relations { get; init; } = [];

    /// <summary>Commitments that were made in the item, or that it proves.</summary>
    public IReadOnlyList<CommitmentCard> Commitments { get; init; } = [];

    /// <summary>The item that took its place, or null.</summary>
    public Successor? Successor { get; init; }

    /// <summary>The module that copies a paragraph's address when its link is pressed.</summary>
    public string ParagraphScript { get; init; } = "/paragraph-links.js";

    /// <summary>The item's own language, a BCP 47 tag; the page around it may speak another.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Whether the item's language is written from right to left.</summary>
    public bool RightToLeft { get; init; }

    /// <summary>The other languages in which the item can be read.</summary>
    public IReadOnlyList<LanguageLink> Translations { get; init; } = [];

    /// <summary>How the item stands to what it was translated from, or null.</summary>
    public TranslationStand? Translation { get; init; }

    /// <summary>What of a translation the original no longer says so: <c>title</c>, <c>summary</c>, a fact's or a takeaway's name such as <c>takeaways.payer</c>. In the text such paragraphs have the class <c>outdated</c> and say so themselves.</summary>
    public IReadOnlySet<string> Outdated { get; init; } = new HashSet<string>();
}

/// <summary>Somebody who endorses an item; <paramref name="Organisation"/> may be empty.</summary>
public sealed record Endorser(string Name, string Organisation);

/// <summary>How a translation stands to its original.</summary>
/// <param name="Source">The original.</param>
/// <param name="SourceChangedOn">When it was changed last.</param>
/// <param name="Outdated">How many passages it no longer says so.</param>
/// <param name="Missing">How many of its passages are not translated.</param>
public sealed record TranslationStand(LanguageLink Source, DateOnly SourceChangedOn, int Outdated, int Missing);

/// <summary>A file to take away; <paramref name="Facts"/> says what it is, such as <c>PDF, 1.2 MB, 14 pages</c>.</summary>
public sealed record FileEntry(string Title, string Url, string Facts, string Credit);

/// <summary>A change that mattered: its day and the public note about it.</summary>
public sealed record ChangeEntry(DateOnly On, string Note);

/// <summary>A short fact with its label.</summary>
public sealed record Fact(string Label, string Value)
{
    /// <summary>Where the value is explained, or null.</summary>
    public string? Url { get; init; }
}

/// <summary>A list with its heading; <paramref name="Lead"/> asks for a place before the text, else after it.</summary>
public sealed record TitledList(string Title, IReadOnlyList<string> Items, bool Lead)
{
    /// <summary>The id of each entry, to which results of a search lead; empty when entries have none.</summary>
    public IReadOnlyList<string> Anchors { get; init; } = [];

    /// <summary>Which entries of a translation may be out of date.</summary>
    public IReadOnlySet<int> Outdated { get; init; } = new HashSet<int>();
}

/// <summary>A source as readers see it; <paramref name="Url"/> may be empty.</summary>
public sealed record SourceEntry(string Title, string Organisation, int? Year, string Url);
