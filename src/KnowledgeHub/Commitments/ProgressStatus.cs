using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Commitments;

/// <summary>How far a commitment is: five points and one for what was taken back.</summary>
/// <param name="Id">As it is stored and stands in addresses and files.</param>
/// <param name="English">The English name.</param>
/// <param name="NeedsEvidence">Whether it can be said only with evidence.</param>
public sealed record ProgressStatus(string Id, string English, bool NeedsEvidence)
{
    public const string NotStarted = "not-started";
    public const string NoEvidence = "no-evidence";
    public const string Withdrawn = "withdrawn";
    public const string Completed = "completed";

    public static IReadOnlyList<ProgressStatus> All { get; } =
    [
        new(NotStarted, Later("Not started"), false),
        new("limited", Later("Limited progress"), true),
        new("substantial", Later("Substantial progress"), true),
        new(Completed, Later("Completed"), true),
        new(NoEvidence, Later("No evidence available"), false),
        new(Withdrawn, Later("Commitment withdrawn"), false),
    ];

    /// <summary>In the current language.</summary>
    public string Name => T(English);

    public static ProgressStatus? Find(string? id) => All.FirstOrDefault(status => status.Id == id);

    public static string NameOf(string id) => Find(id)?.Name ?? id;
}
