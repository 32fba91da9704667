using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Milestones;

/// <summary>The words for how far a commitment is.</summary>
public static class CommitmentStatus
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["not-started"] = Later("Not started"),
        ["limited"] = Later("Limited progress"),
        ["substantial"] = Later("Substantial progress"),
        ["completed"] = Later("Completed"),
        ["no-evidence"] = Later("No evidence available"),
        ["withdrawn"] = Later("Commitment withdrawn"),
    };

    public static string Name(string status) => Names.TryGetValue(status, out var name) ? T(name) : status;
}
