using KnowledgeHub.Milestones;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Theming;

namespace KnowledgeHub.Web.Milestones;

/// <summary>The asks and milestones that an item's page names.</summary>
public sealed class WorksTowards(TieContent ties, MilestoneStore milestones)
{
    public async Task<IReadOnlyList<Link>> OfAsync(string contentId, CancellationToken ct)
    {
        var tied = await ties.OfAsync(contentId, ct);
        return tied.Asks.Count + tied.Milestones.Count == 0 ? [] :
        [
            .. (await milestones.AsksAsync(ct)).Where(ask => tied.Asks.Contains(ask.Slug)).Select(ask => new Link(ask.Title, $"/asks/{ask.Slug}")),
            .. (await milestones.ReadAsync(ct)).Where(milestone => tied.Milestones.Contains(milestone.Slug)).Select(milestone => new Link(milestone.Title, $"/milestones/{milestone.Slug}")),
        ];
    }
}
