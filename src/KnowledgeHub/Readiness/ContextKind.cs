using KnowledgeHub.Taxonomy;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Readiness;

/// <summary>A condition by which places are compared, with the values it can have.</summary>
/// <param name="Id">As it is stored.</param>
/// <param name="English">Its English name.</param>
/// <param name="Values">Its values with their English names, from the least to the most.</param>
public sealed record ContextKind(string Id, string English, IReadOnlyList<KeyValuePair<string, string>> Values)
{
    /// <summary>The income group is read from the country and entered by nobody here.</summary>
    public const string Income = "income";

    public string Name => T(English);

    public string? Value(string id) => Values.FirstOrDefault(value => value.Key == id).Value is { } name ? T(name) : null;

    /// <summary>What staff enter.</summary>
    public static IReadOnlyList<ContextKind> Entered { get; } =
    [
        new("laboratory", Later("Laboratory access"),
        [
            new("none", Later("No molecular test in the public system")),
            new("one", Later("One laboratory for all hospitals")),
            new("own", Later("Laboratories in some hospitals")),
            new("network", Later("A network that reaches most hospitals")),
        ]),
        new("reimbursement", Later("Reimbursement of tests"),
        [
            new("household", Later("Patients pay the whole price")),
            new("part", Later("Patients pay a part")),
            new("full", Later("Patients pay nothing")),
        ]),
        new("registry", Later("Cancer registry"),
        [
            new("none", Later("No registry")),
            new("hospital", Later("In single hospitals")),
            new("population", Later("For the whole population")),
        ]),
    ];

    /// <summary>All conditions, in the order in which they are shown.</summary>
    public static IReadOnlyList<ContextKind> All { get; } =
        [new(Income, Later("Income group"), [.. IncomeGroup.All.Select(group => KeyValuePair.Create(group.Id, group.English))]), .. Entered];

    public static ContextKind? Find(string? id) => All.FirstOrDefault(kind => kind.Id == id);
}
