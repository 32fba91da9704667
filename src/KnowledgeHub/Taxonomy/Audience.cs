using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Taxonomy;

/// <summary>A group of readers. The six are fixed: subscribers' files, takeaways and editions name them.</summary>
/// <param name="Id">As it stands in files and addresses.</param>
/// <param name="English">One member of the group.</param>
/// <param name="EnglishPlural">The group in English.</param>
public sealed record Audience(string Id, string English, string EnglishPlural)
{
    /// <summary>One member of the group, in the language of the page.</summary>
    public string Name => T(English);

    /// <summary>The group, as in <c>For patient groups</c>.</summary>
    public string Plural => T(EnglishPlural);

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
