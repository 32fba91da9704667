using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.TermDesk;

/// <summary>Moves a topic one place up or down among those with the same topic above them.</summary>
public sealed class OrderTopic(Database database, TermStore store, AuditTrail audit)
{
    private readonly NamedSql sql = database.Sql<OrderTopic>();

    public async Task<TopicResult> RunAsync(string slug, bool up, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        var known = await store.ChangeAsync(session, ct);
        if (known.Topics.FirstOrDefault(topic => topic.Slug == slug) is not { } own)
        {
            return new TopicResult.NotFound();
        }

        var siblings = known.Topics.Where(topic => topic.Parent == own.Parent).ToList();
        var (at, to) = (siblings.IndexOf(own), siblings.IndexOf(own) + (up ? -1 : 1));
        if (to < 0 || to >= siblings.Count)
        {
            return new TopicResult.Unchanged(slug);
        }

        (siblings[at], siblings[to]) = (siblings[to], siblings[at]);
        for (var position = 0; position < siblings.Count; position++)
        {
            await session.RunAsync(sql["place"], new { siblings[position].Slug, Position = position + 1 }, ct);
        }

        await audit.RecordAsync(session, who, AuditAction.Changed, new("topic", slug), $"{own.Name}: now {(up ? "before" : "after")} {siblings[at].Name}", ct);
        await session.CommitAsync(ct);
        store.Forget();
        return new TopicResult.Saved(slug);
    }
}
