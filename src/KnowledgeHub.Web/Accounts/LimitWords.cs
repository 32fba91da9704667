using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Web.Accounts;

/// <summary>Limits as people read them: <c>Policy briefs; Workforce</c>.</summary>
public static class LimitWords
{
    public static string Of(Rights rights, Terms terms) => string.Join("; ", new[]
    {
        string.Join(", ", rights.Types.Select(type => ContentType.Find(type)?.Plural ?? type)),
        string.Join(", ", rights.Topics.Select(topic => terms.Topic(topic)?.Name ?? topic)),
    }.Where(part => part.Length > 0));
}
