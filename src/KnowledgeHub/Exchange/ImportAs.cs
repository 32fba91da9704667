using KnowledgeHub.Content;

namespace KnowledgeHub.Exchange;

/// <summary>What an import becomes.</summary>
/// <param name="Type">The type of the draft.</param>
/// <param name="Author">Who imports it.</param>
public sealed record ImportAs(ContentType Type, string Author)
{
    /// <summary>The topics that the draft begins with: somebody who looks after some topics only could not go on writing without.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    public ContentBody Blank => Type.Empty() with { Topics = Topics };
}
