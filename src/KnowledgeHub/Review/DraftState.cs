using KnowledgeHub.Content;

namespace KnowledgeHub.Review;

/// <summary>Where an item's draft stands, who takes part, and what is planned.</summary>
public sealed record DraftState
{
    public required ContentItem Item { get; init; }

    /// <summary>How many people the rules ask for; 0 when they ask for nobody.</summary>
    public int Needed { get; init; }

    /// <summary>Who wrote the draft since it was last approved or published, in lower case. None of them may approve it.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The last sending to review; it may speak of an earlier version.</summary>
    public SentDraft? Sent { get; init; }

    public IReadOnlyList<string> Reviewers { get; init; } = [];

    /// <summary>The approvals of the draft as it is now.</summary>
    public IReadOnlyList<Approval> Approvals { get; init; } = [];

    public PlannedPublication? Publication { get; init; }

    public PlannedEnd? End { get; init; }

    public bool IsWaiting => Item.State != "published" || Item.HasUnpublishedChanges;

    /// <summary>One of <see cref="Stage"/>.</summary>
    public string Stage => !IsWaiting ? Review.Stage.None
        : Publication?.Version == Item.DraftVersion ? Review.Stage.Scheduled
        : Sent is { Stage: Review.Stage.InReview or Review.Stage.Approved } sent && sent.Version == Item.DraftVersion ? sent.Stage
        : Review.Stage.Draft;

    public int Counting => Approvals.Count(approval => approval.Counts);

    /// <summary>How many approvals make the draft approved.</summary>
    public int Wanted => Math.Max(1, Needed);

    /// <summary>Why it came back, as long as nobody sent it again.</summary>
    public SentDraft? SentBack => IsWaiting && Sent is { Stage: SentDraft.Back } ? Sent : null;

    public bool WroteIt(string email) => Authors.Contains(email.ToLowerInvariant());

    public bool IsReviewer(string email) => Reviewers.Contains(email.ToLowerInvariant());
}

/// <summary>A draft that was sent to review, and what came of it.</summary>
public sealed record SentDraft
{
    public const string Back = "sent-back";

    public required string Version { get; init; }

    public required string Stage { get; init; }

    public required string SentBy { get; init; }

    public DateTimeOffset SentAt { get; init; }

    public DateOnly? DueOn { get; init; }

    public string Message { get; init; } = "";

    public string DecidedBy { get; init; } = "";

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Why it was sent back.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>Somebody's word that a version can be published.</summary>
public sealed record Approval
{
    public required string Version { get; init; }

    public required string Who { get; init; }

    public required string Name { get; init; }

    public string Organisation { get; init; } = "";

    public bool ByGuest { get; init; }

    /// <summary>Whether it counts where a rule asks for approval.</summary>
    public bool Counts { get; init; }

    public DateTimeOffset ApprovedAt { get; init; }
}

/// <summary>A draft that is published by itself when its time has come.</summary>
public sealed record PlannedPublication
{
    public required string ContentId { get; init; }

    public required string Version { get; init; }

    public DateTimeOffset DueAt { get; init; }

    public bool Major { get; init; }

    public string Note { get; init; } = "";

    public required string SetBy { get; init; }

    public Edit Edit => Major ? Edit.Major(Note) : Edit.Minor;
}

/// <summary>When an item is taken off the site by itself, and where its address leads then.</summary>
public sealed record PlannedEnd
{
    public required string ContentId { get; init; }

    public DateTimeOffset DueAt { get; init; }

    public string Target { get; init; } = "";

    public required string SetBy { get; init; }
}
