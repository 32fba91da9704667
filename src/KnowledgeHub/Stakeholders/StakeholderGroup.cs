namespace KnowledgeHub.Stakeholders;

/// <summary>A working group or another circle of people and organisations.</summary>
public sealed record StakeholderGroup
{
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public string Description { get; init; } = "";

    public int Version { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public string UpdatedBy { get; init; } = "";

    public DateTimeOffset? DeletedAt { get; init; }

    public string DeletedBecause { get; init; } = "";

    /// <summary>How many members it has; only in lists.</summary>
    public int Members { get; init; }
}

/// <summary>A member of a group.</summary>
public sealed record GroupMember
{
    public string Id { get; init; } = "";

    public string GroupId { get; init; } = "";

    public string GroupName { get; init; } = "";

    public string? PersonId { get; init; }

    public string? OrganisationId { get; init; }

    /// <summary>The person's or the organisation's.</summary>
    public string Name { get; init; } = "";

    public DateOnly Since { get; init; }
}
