using KnowledgeHub.Stakeholders;

namespace KnowledgeHub.Commitments;

/// <summary>What somebody promised, by when, and what has become of it.</summary>
public sealed record Commitment
{
    public string Id { get; init; } = "";

    public string Slug { get; init; } = "";

    /// <summary>One sentence: who will do what.</summary>
    public string Title { get; init; } = "";

    public string Description { get; init; } = "";

    public string? OrganisationId { get; init; }

    public string OrganisationName { get; init; } = "";

    public string OrganisationKind { get; init; } = "";

    /// <summary>Whether the public may be told of the organisation.</summary>
    public bool OrganisationPublic { get; init; }

    /// <summary>Who promised, as the source names them.</summary>
    public string PromisedBy { get; init; } = "";

    public string? Country { get; init; }

    public string City { get; init; } = "";

    public DateOnly MadeOn { get; init; }

    public DateOnly? DueOn { get; init; }

    /// <summary>The item in which it was said, or null.</summary>
    public string? ContentId { get; init; }

    /// <summary>The version of that item from which the words were taken.</summary>
    public string Version { get; init; } = "";

    /// <summary>The paragraph's id.</summary>
    public string Anchor { get; init; } = "";

    /// <summary>The very words.</summary>
    public string Quote { get; init; } = "";

    /// <summary>Whether readers could see the words on the hub; else only staff may see them.</summary>
    public bool QuotePublished { get; init; }

    public string SourceUrl { get; init; } = "";

    public bool IsSpecific { get; init; }

    public bool IsMeasurable { get; init; }

    public bool IsAchievable { get; init; }

    public bool IsRelevant { get; init; }

    public bool IsTimeBound { get; init; }

    /// <summary>The newest accepted report's; nothing else changes it.</summary>
    public string Status { get; init; } = ProgressStatus.NotStarted;

    public DateOnly StatusOn { get; init; }

    public bool IsPublic { get; init; }

    public bool Illustrative { get; init; }

    /// <summary>The id in the file or system that it came from, or null.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Counts changes; a change is stored only on the version it was made from.</summary>
    public int RecordVersion { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public string UpdatedBy { get; init; } = "";

    public DateTimeOffset? DeletedAt { get; init; }

    public string DeletedBecause { get; init; } = "";

    /// <summary>In a list, how many fit in all.</summary>
    public int Total { get; init; }

    public IReadOnlyList<string> Asks { get; init; } = [];

    public IReadOnlyList<string> Milestones { get; init; } = [];

    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Who promised, for staff.</summary>
    public string Who => PromisedBy.Length > 0 ? PromisedBy : OrganisationName;

    /// <summary>Who promised, for everybody: as the source names them, or the organisation when it is public. Empty when neither may be told.</summary>
    public string PublicWho => PromisedBy.Length > 0 ? PromisedBy : OrganisationPublic ? OrganisationName : "";

    public ProgressStatus Progress => ProgressStatus.Find(Status)!;

    public string Path => PathOf(Slug);

    public bool IsOverdue(DateOnly today) => DueOn < today && Status is not (ProgressStatus.Completed or ProgressStatus.Withdrawn);

    internal string FindText => NameKey.Fold($"{Title} {Description} {PromisedBy} {City} {Quote}");

    public static string PathOf(string slug) => $"/commitments/{slug}";
}
