using KnowledgeHub.Relations;
using KnowledgeHub.Theming;
using KnowledgeHub.Theming.Pages;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Relations;

/// <summary>An item's relations as readers see them: with published items only.</summary>
public sealed class PublicRelations(ItemRelations relations)
{
    public async Task<(IReadOnlyList<RelatedItem> Related, Successor? Successor)> OfAsync(string id, CancellationToken ct)
    {
        var all = await relations.OfLiveAsync(id, ct);
        var successor = all.Where(relation => relation.IsSuperseded).MaxBy(relation => relation.PublishedOn);
        var newest = successor is null ? null : await relations.NewestAsync(successor, ct);
        return (
            [.. all.Select(relation => new RelatedItem(T(relation.Words), LinkTo(relation), relation.Locale))],
            successor is null ? null : new Successor(LinkTo(successor), successor.PublishedOn!.Value, newest is null ? null : LinkTo(newest)));
    }

    public static Link LinkTo(Relation relation) => new(relation.Title, relation.Path);
}
