namespace KnowledgeHub.Readiness;

/// <summary>What a focal point says of their own place. Readers see it once staff accepted it.</summary>
public sealed record Assessment
{
    public required string Id { get; init; }

    public required string Country { get; init; }

    public string City { get; init; } = "";

    public string CitySlug { get; init; } = "";

    public string Email { get; init; } = "";

    /// <summary>The language in which the focal point is written to.</summary>
    public string Locale { get; init; } = "en";

    /// <summary>Kept for staff; readers see the organisation alone.</summary>
    public string Name { get; init; } = "";

    public string Organisation { get; init; } = "";

    /// <summary>One of <see cref="AssessmentState"/>.</summary>
    public required string State { get; init; }

    public bool Illustrative { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public required string CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string Reason { get; init; } = "";

    public IReadOnlyList<AssessmentAnswer> Answers { get; init; } = [];

    public ReadinessPlace Place => new(Country, City, CitySlug);

    /// <summary>Whether the focal point can still write.</summary>
    public bool IsOpenAt(DateTimeOffset now) => State is AssessmentState.Open or AssessmentState.Returned && ExpiresAt > now;
}

/// <summary>Where a self-assessment stands.</summary>
public static class AssessmentState
{
    /// <summary>The focal point has the link and has sent nothing yet.</summary>
    public const string Open = "open";

    public const string Sent = "sent";

    public const string Returned = "returned";

    public const string Accepted = "accepted";

    public const string Revoked = "revoked";
}

/// <summary>What they say about one dimension; no level says that they do not know either.</summary>
public sealed record AssessmentAnswer
{
    public required string Dimension { get; init; }

    public int? Level { get; init; }

    public string Comment { get; init; } = "";

    public DateTimeOffset AnsweredAt { get; init; }
}

/// <summary>Something that happened to a self-assessment.</summary>
public sealed record AssessmentStep
{
    public DateTimeOffset At { get; init; }

    public required string Step { get; init; }

    public string Who { get; init; } = "";

    public string Reason { get; init; } = "";

    /// <summary>The answers as they were sent, in words.</summary>
    public string Answers { get; init; } = "";
}
