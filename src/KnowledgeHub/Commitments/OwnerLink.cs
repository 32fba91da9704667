namespace KnowledgeHub.Commitments;

/// <summary>A link by which an owner reports without an account.</summary>
public sealed record OwnerLink
{
    public required string Id { get; init; }

    public required string CommitmentId { get; init; }

    /// <summary>The person of the directory, or null for an address that was typed.</summary>
    public string? PersonId { get; init; }

    public required string Email { get; init; }

    public string Locale { get; init; } = "en";

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public string CreatedBy { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RemindedAt { get; init; }

    public DateTimeOffset? OverdueRemindedAt { get; init; }

    public bool WorksAt(DateTimeOffset now) => RevokedAt is null && ExpiresAt > now;
}
