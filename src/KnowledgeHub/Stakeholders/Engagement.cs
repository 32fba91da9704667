namespace KnowledgeHub.Stakeholders;

/// <summary>One contact with stakeholders.</summary>
public sealed record Engagement
{
    public string Id { get; init; } = "";

    /// <summary>One of <see cref="Choices.EngagementKinds"/>.</summary>
    public string Kind { get; init; } = "meeting";

    public string Subject { get; init; } = "";

    public DateOnly OnDay { get; init; }

    public string Place { get; init; } = "";

    public string? Country { get; init; }

    public string About { get; init; } = "";

    public string Outcome { get; init; } = "";

    public string NextStep { get; init; } = "";

    public DateOnly? NextDue { get; init; }

    public DateOnly? NextDoneOn { get; init; }

    /// <summary>The mail address of the member of staff who does the next step; empty when nobody was named.</summary>
    public string Responsible { get; init; } = "";

    /// <summary>The meeting outcome that was begun from it.</summary>
    public string? OutcomeContent { get; init; }

    public bool Illustrative { get; init; }

    /// <summary>Counts changes; a change is stored only on the version it was made from.</summary>
    public int Version { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public string UpdatedBy { get; init; } = "";

    public DateTimeOffset? DeletedAt { get; init; }

    public string DeletedBecause { get; init; } = "";

    public IReadOnlyList<Participant> Participants { get; init; } = [];

    public IReadOnlyList<string> Topics { get; init; } = [];

    public IReadOnlyList<string> Asks { get; init; } = [];

    /// <summary>The ids of the items that were shared.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    public string KindName => Choices.EngagementKinds.NameOf(Kind);

    public bool IsOverdue(DateOnly today) => NextDue < today && NextDoneOn is null;

    internal string FindText => NameKey.Fold($"{Subject} {Place} {About} {Outcome} {NextStep}");
}

/// <summary>Who took part.</summary>
public sealed record Participant
{
    public const string Erased = "erased";

    /// <summary><c>person</c>, <c>organisation</c>, <c>staff</c> or <see cref="Erased"/>.</summary>
    public string Kind { get; init; } = "";

    public string? PersonId { get; init; }

    public string? OrganisationId { get; init; }

    /// <summary>The mail address of a member of staff.</summary>
    public string Staff { get; init; } = "";

    /// <summary>Whom to write; only when read.</summary>
    public string Name { get; init; } = "";

    public static Participant Of(string kind, string who) => kind switch
    {
        "person" => new() { Kind = kind, PersonId = who },
        "organisation" => new() { Kind = kind, OrganisationId = who },
        _ => new() { Kind = "staff", Staff = who },
    };
}
