using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Taxonomy;

/// <summary>A World Bank income group, as the places have them.</summary>
/// <param name="Id">As it stands with the place and in addresses.</param>
/// <param name="English">Its English name for people.</param>
public sealed record IncomeGroup(string Id, string English)
{
    /// <summary>Its name in the language of the page.</summary>
    public string Name => T(English);

    /// <summary>From the poorest to the richest.</summary>
    public static IReadOnlyList<IncomeGroup> All { get; } =
    [
        new("low", "Low income"),
        new("lower-middle", "Lower-middle income"),
        new("upper-middle", "Upper-middle income"),
        new("high", "High income"),
    ];

    public static IncomeGroup? Find(string? id) => All.FirstOrDefault(group => group.Id == id);
}
