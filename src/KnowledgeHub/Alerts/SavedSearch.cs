namespace KnowledgeHub.Alerts;

/// <summary>A search that an address follows by mail. It counts once it is confirmed.</summary>
public sealed record SavedSearch
{
    /// <summary>As many as one address may follow.</summary>
    public const int MostPerAddress = 20;

    public required string Id { get; init; }

    public required string FollowerId { get; init; }

    public required string Words { get; init; }

    /// <summary>The facets as JSON.</summary>
    public required string Chosen { get; init; }

    /// <summary>One of <see cref="AlertPeriod"/>.</summary>
    public required string Period { get; init; }

    /// <summary>The language in which it was asked for, and in which its mails come.</summary>
    public string Locale { get; init; } = "en";

    /// <summary><c>pending</c>, <c>active</c> or <c>paused</c>.</summary>
    public required string State { get; init; }

    /// <summary>Announcements up to this one were looked at.</summary>
    public long Seen { get; init; }

    public DateTimeOffset DueAt { get; init; }

    public DateTimeOffset RequestedAt { get; init; }

    public SavedQuery Query => SavedQuery.Read(Words, Chosen);
}

/// <summary>An address that follows searches.</summary>
public sealed record Follower
{
    public required string Id { get; init; }

    public required string Email { get; init; }
}
