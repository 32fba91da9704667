using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.TermDesk;

/// <summary>Deletes a topic that nothing uses. One that is used can be merged into another.</summary>
public sealed class DeleteTopic(Database database, TermStore store, TopicUses uses, AuditTrail audit)
{
    private readonly NamedSql sql = database.Sql<DeleteTopic>();

    public async Task<TopicResult> RunAsync(string slug, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        var known = await store.ChangeAsync(session, ct);
        if (known.Topics.FirstOrDefault(topic => topic.Slug == slug) is not { } own)
        {
            return new TopicResult.NotFound();
        }

        await session.RunAsync(sql["lock"], new { Slug = slug }, ct);
        if (await uses.OfAsync(session, slug, ct) is { IsUnused: false } use)
        {
            return new TopicResult.InUse(use);
        }

        await session.RunAsync(sql["delete"], new { Slug = slug }, ct);
        await audit.RecordAsync(session, who, AuditAction.Removed, new("topic", slug), own.Synonyms.Count > 0 ? $"{own.Name}\nOther names: {string.Join(", ", own.Synonyms)}" : own.Name, ct);
        await session.CommitAsync(ct);
        store.Forget();
        return new TopicResult.Saved(slug);
    }
}
