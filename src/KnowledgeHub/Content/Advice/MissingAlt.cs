using KnowledgeHub.Html;

namespace KnowledgeHub.Content.Advice;

/// <summary>Pictures that nobody has described for those who can't see them. What the library knows of a picture counts too.</summary>
public static class MissingAlt
{
    public static IEnumerable<Remark> Check(IReadOnlyList<TextBlock> blocks) => blocks.SelectMany(block => block.Tokens)
        .Where(token => token.Look == "picture" && token.Text.StartsWith("[Picture “”", StringComparison.Ordinal) && MediaLinks.AddressIn(token.Href) is null)
        .Select(token => new Remark("Alternative text", "body", $"The picture {Remark.Opening(token.Href)} has no alternative text. Say what it shows, for readers who can't see it."));
}
