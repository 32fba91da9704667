using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Milestones;

/// <summary>The words for how far a commitment is.</summary>
public static class CommitmentStatus
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["not-started"] = Later("Progress: not started"),
        ["limited"] = Later("Progress: limited"),
        ["substantial"] = Later("Progress: substantial"),
        ["completed"] = Later("Progress: completed"),
        ["no-evidence"] = Later("No evidence of progress available"),
        ["withdrawn"] = Later("The commitment was withdrawn"),
    };

    public static string Name(string status) => Names.TryGetValue(status, out var name) ? T(name) : status;
}
