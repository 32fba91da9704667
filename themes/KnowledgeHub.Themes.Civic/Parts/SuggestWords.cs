using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Themes.Civic.Parts;

/// <summary>What the module that makes suggestions says, as attributes of its field.</summary>
public static class SuggestWords
{
    public static IReadOnlyDictionary<string, object> All => new Dictionary<string, object>
    {
        ["data-label"] = T("Suggestions"),
        ["data-none"] = T("No suggestions"),
        ["data-one"] = T("{0} suggestion"),
        ["data-many"] = T("{0} suggestions"),
    };
}
