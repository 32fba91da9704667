using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Relations;

/// <summary>What one item can be to another. A relation is stored once, in its forward direction, and read from both ends.</summary>
/// <param name="Id">As it is stored and stands in the API.</param>
/// <param name="Forward">What the item it starts from says of the other.</param>
/// <param name="Backward">What the other says of the item it starts from.</param>
public sealed record RelationKind(string Id, string Forward, string Backward)
{
    public const string SupersedesId = "supersedes";

    /// <summary>In the order in which pages show them. Translations are kept by themselves, with the languages of an item.</summary>
    public static IReadOnlyList<RelationKind> All { get; } =
    [
        new(SupersedesId, Later("Supersedes"), Later("Superseded by")),
        new("implements", Later("Implements"), Later("Implemented by")),
        new("supports", Later("Supports"), Later("Supported by")),
    ];

    public static RelationKind? Find(string? id) => All.FirstOrDefault(kind => kind.Id == id);
}
