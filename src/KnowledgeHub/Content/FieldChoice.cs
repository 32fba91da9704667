namespace KnowledgeHub.Content;

/// <summary>One value that a field of <see cref="FieldKind.Choice"/> may have.</summary>
/// <param name="Id">As it stands in files, addresses and the API.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Meaning">One sentence that tells editors when to choose it and readers what it means.</param>
public sealed record FieldChoice(string Id, string Name, string Meaning);

/// <summary>The values that a field offers, in their order; a field names the class that has them.</summary>
public interface IFieldChoices
{
    static abstract IReadOnlyList<FieldChoice> All { get; }
}
