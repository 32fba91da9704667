using KnowledgeHub.Content;

namespace KnowledgeHub.Stakeholders;

/// <summary>How a change of the directory or the log went.</summary>
public abstract record RecordResult
{
    public sealed record Saved(string Id) : RecordResult;

    public sealed record Invalid(IReadOnlyList<Problem> Problems) : RecordResult;

    /// <summary>Somebody else changed it meanwhile and nothing was overwritten; <paramref name="Version"/> is theirs.</summary>
    public sealed record Conflict(int Version, string Who) : RecordResult;

    public sealed record NotFound : RecordResult;

    public static RecordResult Refused(string field, string message) => new Invalid([new(field, message)]);
}
