using KnowledgeHub.Accounts;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Content;

/// <summary>Reads somebody's limits beside the topic tree.</summary>
public static class ContentLimits
{
    /// <summary>Limits with all topics below those that were chosen.</summary>
    public static Scope Of(Rights rights, Terms terms)
    {
        // A topic that is no more stays in the set, so that a limit never turns into none.
        var chosen = terms.Current(rights.Topics).ToHashSet(StringComparer.Ordinal);
        var below = terms.Topics.Where(topic => terms.WithAncestors(topic.Slug).Any(above => chosen.Contains(above.Slug))).Select(topic => topic.Slug).ToList();
        // Stored drafts may still name a topic by an address that it had.
        return new(rights.Types.ToHashSet(StringComparer.Ordinal), chosen.Union(below).Union(below.SelectMany(terms.Former)).ToHashSet(StringComparer.Ordinal));
    }
}
