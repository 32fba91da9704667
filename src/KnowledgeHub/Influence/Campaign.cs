using KnowledgeHub.Stakeholders;

namespace KnowledgeHub.Influence;

/// <summary>Something the alliance works for over some time, and for which it matters who stands where.</summary>
public sealed record Campaign
{
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>The ask it serves, or null.</summary>
    public string? Ask { get; init; }

    /// <summary>The topic it is about, or null.</summary>
    public string? Topic { get; init; }

    public DateOnly StartsOn { get; init; }

    public DateOnly? EndsOn { get; init; }

    public string Note { get; init; } = "";

    public bool Illustrative { get; init; }

    /// <summary>Counts changes; a change is stored only on the version it was made from.</summary>
    public int Version { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public string UpdatedBy { get; init; } = "";
}

/// <summary>What somebody thinks of a campaign's aim.</summary>
public static class Stances
{
    public static IReadOnlyList<Choice> All { get; } =
        [new("supports", "Supports it"), new("open", "Open to it"), new("undecided", "Undecided"), new("doubts", "Doubts it"), new("opposes", "Opposes it")];
}

/// <summary>Where somebody stood, as one engagement showed it.</summary>
public sealed record PositionMove
{
    public string Id { get; init; } = "";

    public string CampaignId { get; init; } = "";

    public string? OrganisationId { get; init; }

    public string? PersonId { get; init; }

    /// <summary>From 1, little, to 5, decides.</summary>
    public int Influence { get; init; }

    /// <summary>From 1, hardly any, to 5, at the centre of their work.</summary>
    public int Interest { get; init; }

    /// <summary>One of <see cref="Stances.All"/>.</summary>
    public string Stance { get; init; } = "";

    public string EngagementId { get; init; } = "";

    /// <summary>The day of the engagement.</summary>
    public DateOnly OnDay { get; init; }

    public string Reason { get; init; } = "";

    public string RecordedBy { get; init; } = "";

    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>Who it is; only when read.</summary>
    public string Name { get; init; } = "";

    /// <summary>The subject of the engagement; only when read.</summary>
    public string Engagement { get; init; } = "";

    public string Who => OrganisationId ?? PersonId ?? "";

    public string Url => OrganisationId is { } organisation ? $"/admin/stakeholders/organisations/{organisation}" : $"/admin/stakeholders/people/{PersonId}";

    public string StanceName => Stances.All.NameOf(Stance);
}
