namespace KnowledgeHub.Taxonomy;

/// <summary>A group of readers. The six are fixed: subscribers' files, takeaways and editions name them.</summary>
/// <param name="Id">As it stands in files and addresses.</param>
/// <param name="Name">One member of the group.</param>
/// <param name="Plural">The group, as in <c>For patient groups</c>.</param>
public sealed record Audience(string Id, string Name, string Plural)
{
    public static IReadOnlyList<Audience> All { get; } =
    [
        new("policymaker", "Policymaker", "policymakers"),
        new("patient-group", "Patient group", "patient groups"),
        new("industry", "Industry", "industry"),
        new("clinician", "Clinician", "clinicians"),
        new("researcher", "Researcher", "researchers"),
        new("payer", "Payer or HTA body", "payers and HTA bodies"),
    ];

    public static Audience? Find(string? id) => All.FirstOrDefault(audience => audience.Id == id);
}
