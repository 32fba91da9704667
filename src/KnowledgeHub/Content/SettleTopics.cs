using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Content;

/// <summary>Gives an item's topics the addresses that they have now: whoever wrote it may have begun before a topic was merged.</summary>
public static class SettleTopics
{
    public static ContentBody Run(ContentType type, ContentBody body, Terms terms)
    {
        var settled = body with { };
        foreach (var field in type.Fields.Where(field => field.Kind == FieldKind.Topics))
        {
            field.Set(settled, terms.Current((IReadOnlyList<string>)field.Value(body)!).ToList());
        }

        return settled;
    }
}
