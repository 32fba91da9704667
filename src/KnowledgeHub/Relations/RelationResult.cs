namespace KnowledgeHub.Relations;

/// <summary>How adding or removing a relation went.</summary>
public abstract record RelationResult
{
    public sealed record Done : RelationResult;

    /// <summary>It was there already, or gone already.</summary>
    public sealed record Unchanged : RelationResult;

    /// <summary>What has to be mended, in a sentence.</summary>
    public sealed record Invalid(string Message) : RelationResult;

    public sealed record NotFound : RelationResult;
}
