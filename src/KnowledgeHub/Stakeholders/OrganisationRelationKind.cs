namespace KnowledgeHub.Stakeholders;

/// <summary>What one organisation is to another, read from both ends.</summary>
/// <param name="Id">As it is stored.</param>
/// <param name="Name">Read from the first: <c>is a member of</c>.</param>
/// <param name="Back">Read from the other: <c>has as a member</c>.</param>
public sealed record OrganisationRelationKind(string Id, string Name, string Back) : Choice(Id, Name)
{
    public static IReadOnlyList<OrganisationRelationKind> All { get; } =
    [
        new("member-of", "is a member of", "has as a member"),
        new("part-of", "is part of", "consists of, among others"),
        new("funds", "funds", "is funded by"),
        new("partners-with", "partners with", "partners with"),
        new("supervises", "supervises", "is supervised by"),
        new("advises", "advises", "is advised by"),
    ];

    public static OrganisationRelationKind? Find(string? id) => All.FirstOrDefault(kind => kind.Id == id);
}

/// <summary>A relation as one of its organisations sees it.</summary>
public sealed record OrganisationRelation
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    /// <summary>Whether the organisation that asks is the first of the two.</summary>
    public bool Forward { get; init; }

    public required string OtherId { get; init; }

    public required string OtherName { get; init; }

    public string Words => OrganisationRelationKind.Find(Kind) is { } kind ? Forward ? kind.Name : kind.Back : Kind;
}
