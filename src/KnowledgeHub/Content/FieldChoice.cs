using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Content;

/// <summary>One value that a field of <see cref="FieldKind.Choice"/> may have.</summary>
/// <param name="Id">As it stands in files, addresses and the API.</param>
/// <param name="English">Its English name for people.</param>
/// <param name="EnglishMeaning">One sentence that tells editors when to choose it and readers what it means.</param>
public sealed record FieldChoice(string Id, string English, string EnglishMeaning)
{
    /// <summary>Its name in the language of the page.</summary>
    public string Name => T(English);

    /// <summary>What it means, in the language of the page.</summary>
    public string Meaning => T(EnglishMeaning);
}

/// <summary>The values that a field offers, in their order; a field names the class that has them.</summary>
public interface IFieldChoices
{
    static abstract IReadOnlyList<FieldChoice> All { get; }
}
