namespace KnowledgeHub.Review;

/// <summary>Somebody without an account who may read one version of a draft by a link.</summary>
public sealed record Guest
{
    public required string Id { get; init; }

    public required string ContentId { get; init; }

    /// <summary>The version that the link shows.</summary>
    public required string Version { get; init; }

    public string Name { get; init; } = "";

    public string Organisation { get; init; } = "";

    public string Email { get; init; } = "";

    public bool MayComment { get; init; }

    public bool MayApprove { get; init; }

    public bool MayEndorse { get; init; }

    /// <summary>Whether the guest's approval counts where a rule asks for one.</summary>
    public bool Counts { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public required string CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether they approved this version already; known of a guest found by the link.</summary>
    public bool Approved { get; init; }

    /// <summary>Whether they put their name to this version already; known of a guest found by the link.</summary>
    public bool Endorsed { get; init; }

    public bool WorksAt(DateTimeOffset now) => RevokedAt is null && ExpiresAt > now;
}
