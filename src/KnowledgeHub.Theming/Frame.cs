namespace KnowledgeHub.Theming;

/// <summary>What surrounds every public page: head, navigation and foot.</summary>
/// <param name="HubName">The hub's name, shown in the header.</param>
/// <param name="Title">The page's own title, without the hub's name.</param>
/// <param name="Description">One or two sentences for search engines and previews.</param>
/// <param name="Canonical">The page's absolute address.</param>
/// <param name="Language">A BCP 47 tag such as <c>en</c> or <c>ar</c>.</param>
/// <param name="RightToLeft">Whether the page's language is written from right to left.</param>
/// <param name="Navigation">The main navigation.</param>
/// <param name="Query">What stands in the header's search field.</param>
/// <param name="Feeds">Atom feeds that belong to the page.</param>
/// <param name="Index">Whether search engines may list the page.</param>
/// <param name="StructuredData">JSON-LD of the page, or null.</param>
/// <param name="Meta">Further <c>meta</c> elements by name, such as the citation tags of an item.</param>
public sealed record Frame(
    string HubName,
    string Title,
    string Description,
    string Canonical,
    string Language,
    bool RightToLeft,
    IReadOnlyList<NavigationLink> Navigation,
    string Query,
    IReadOnlyList<FeedLink> Feeds,
    bool Index,
    string? StructuredData,
    IReadOnlyList<KeyValuePair<string, string>> Meta)
{
    /// <summary>The module that makes suggestions while somebody types into a field with <c>data-suggest</c>.</summary>
    public string SuggestScript { get; init; } = "/search-suggest.js";

    /// <summary>Where that module asks; the value of <c>data-suggest</c>.</summary>
    public string SuggestUrl { get; init; } = "/search/suggest";

    /// <summary>The mail address that readers can write to; empty when there is none.</summary>
    public string Contact { get; init; } = "";

    /// <summary>The page in each language of the site. The links carry <c>hreflang</c>, so that they lead where they say.</summary>
    public IReadOnlyList<LanguageLink> Languages { get; init; } = [];

    /// <summary>Absolute addresses of the same page in other languages, by language tag, for <c>link rel="alternate"</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Alternates { get; init; } = [];
}

/// <summary>Something in another language: the language's tag and its own name, and where that is.</summary>
public sealed record LanguageLink(string Tag, string Name, string Url, bool Current)
{
    /// <summary>Whether the language is written from right to left.</summary>
    public bool RightToLeft { get; init; }
}

/// <summary>A link of the main navigation; <paramref name="Current"/> marks the section the page is in.</summary>
public sealed record NavigationLink(string Text, string Url, bool Current);

/// <summary>An Atom feed (RFC 4287) and what it carries.</summary>
public sealed record FeedLink(string Title, string Url);

/// <summary>A link with its text.</summary>
public sealed record Link(string Text, string Url);

/// <summary>A link with the number of items behind it.</summary>
public sealed record CountedLink(string Text, string Url, int Count);
