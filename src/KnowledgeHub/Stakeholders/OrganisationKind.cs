namespace KnowledgeHub.Stakeholders;

/// <summary>What an organisation is, and which audience's takeaways speak to it.</summary>
public sealed record OrganisationKind(string Id, string Name, string Audience) : Choice(Id, Name)
{
    public static IReadOnlyList<OrganisationKind> All { get; } =
    [
        new("government", "Government", "policymaker"),
        new("patient-group", "Patient group", "patient-group"),
        new("industry", "Industry", "industry"),
        new("clinical-society", "Clinical society", "clinician"),
        new("academia", "Academia", "researcher"),
        new("intergovernmental", "Intergovernmental body", "policymaker"),
        new("payer", "Payer or HTA body", "payer"),
    ];

    public static OrganisationKind? Find(string? id) => All.FirstOrDefault(kind => kind.Id == id);
}
