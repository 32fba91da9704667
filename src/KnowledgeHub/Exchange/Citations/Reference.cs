using KnowledgeHub.Content;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Exchange.Citations;

/// <summary>An item as reference managers know it.</summary>
public sealed record Reference
{
    /// <summary>A short name that is the same each time, for BibTeX and CSL.</summary>
    public required string Key { get; init; }

    /// <summary>Such as <c>Policy brief</c>.</summary>
    public required string Genre { get; init; }

    public required string Title { get; init; }

    /// <summary>The organisation that answers for it, as corporate author and publisher.</summary>
    public required string Author { get; init; }

    public required DateOnly PublishedOn { get; init; }

    public required string Url { get; init; }

    public required string Abstract { get; init; }

    public required IReadOnlyList<string> Keywords { get; init; }

    /// <summary>A BCP 47 tag.</summary>
    public required string Language { get; init; }

    public static Reference From(LiveItem item, Terms terms, HubSettings hub) => new()
    {
        Key = $"{item.Slug.Split('-')[0]}{item.PublishedOn.Year}{item.ContentId[^6..]}",
        Genre = item.ContentType.Singular,
        Title = item.Title,
        Author = hub.Name,
        PublishedOn = item.PublishedOn,
        Url = hub.Url(item.Path),
        Abstract = item.Summary,
        Keywords = [.. item.Body.Topics.Select(terms.Topic).OfType<Topic>().Select(topic => topic.Name)],
        Language = item.Locale,
    };
}
