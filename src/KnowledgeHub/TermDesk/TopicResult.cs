using KnowledgeHub.Content;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.TermDesk;

/// <summary>How a change of the topic tree went.</summary>
public abstract record TopicResult
{
    /// <summary>It is stored; <paramref name="Slug"/> is where the topic is now.</summary>
    public sealed record Saved(string Slug) : TopicResult;

    public sealed record Unchanged(string Slug) : TopicResult;

    public sealed record Invalid(IReadOnlyList<Problem> Problems) : TopicResult;

    /// <summary>Somebody else changed it meanwhile; <paramref name="Theirs"/> is what stands now.</summary>
    public sealed record Conflict(Topic Theirs) : TopicResult;

    /// <summary>It is still used, so it was not deleted.</summary>
    public sealed record InUse(TopicUse Use) : TopicResult;

    public sealed record NotFound : TopicResult;

    public static TopicResult Refused(string field, string message) => new Invalid([new(field, message)]);
}
