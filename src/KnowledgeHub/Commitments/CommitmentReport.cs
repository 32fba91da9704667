using KnowledgeHub.Stakeholders;

namespace KnowledgeHub.Commitments;

/// <summary>One step of a commitment, with its evidence or the plain word that there is none.</summary>
public sealed record CommitmentReport
{
    public string Id { get; init; } = "";

    public string CommitmentId { get; init; } = "";

    /// <summary>One of <see cref="ProgressStatus.All"/>.</summary>
    public string Status { get; init; } = "";

    public DateOnly OnDay { get; init; }

    public string Summary { get; init; } = "";

    public string EvidenceUrl { get; init; } = "";

    /// <summary>The item of the hub that proves it, or null.</summary>
    public string? EvidenceContent { get; init; }

    public string EvidenceTitle { get; init; } = "";

    public bool NoEvidence { get; init; }

    public string Barriers { get; init; } = "";

    public string Enablers { get; init; } = "";

    public bool ByOwner { get; init; }

    public string ReporterName { get; init; } = "";

    public string ReporterOrganisation { get; init; } = "";

    /// <summary><c>waiting</c>, <c>accepted</c> or <c>returned</c>.</summary>
    public string State { get; init; } = "";

    public string ReturnedBecause { get; init; } = "";

    public string ReportedBy { get; init; } = "";

    public DateTimeOffset ReportedAt { get; init; }

    public string DecidedBy { get; init; } = "";

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>The owner's link that it came by, or null.</summary>
    public string? LinkId { get; init; }

    // The erasure of a person writes it anew from the same texts.
    internal string FindText => NameKey.Fold($"{Summary} {Barriers} {Enablers} {EvidenceTitle} {ReturnedBecause}");
}
