using KnowledgeHub.Content;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Review;

/// <summary>Reads where a draft stands. Whoever changes that takes the item first, so that two who decide at once take turns.</summary>
public sealed class Drafts(Database database, ContentItems items, ApprovalRules rules)
{
    private readonly NamedSql sql = database.Sql<Drafts>();

    public async Task<DraftState?> FindAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await ReadAsync(session, id, ct);
    }

    /// <summary>The draft as it stands, and stays until the caller's transaction ends.</summary>
    internal async Task<DraftState?> TakeAsync(Session session, string id, CancellationToken ct)
    {
        await session.RunAsync(sql["lock"], new { Id = id }, ct);
        return await ReadAsync(session, id, ct);
    }

    private async Task<DraftState?> ReadAsync(Session session, string id, CancellationToken ct)
    {
        if (await items.FindAsync(session, id, ct) is not { } item)
        {
            return null;
        }

        var args = new { Id = id, Version = item.DraftVersion };
        return new DraftState
        {
            Item = item,
            Needed = await rules.NeededAsync(session, item, ct),
            Authors = [.. await session.QueryAsync<string>(sql["authors"], args, ct)],
            Sent = await session.FirstAsync<SentDraft>(sql["sent"], args, ct),
            Reviewers = [.. await session.QueryAsync<string>(sql["reviewers"], args, ct)],
            Approvals = [.. await session.QueryAsync<Approval>(sql["approvals"], args, ct)],
            Publication = await session.FirstAsync<PlannedPublication>(sql["publication"], args, ct),
            End = await session.FirstAsync<PlannedEnd>(sql["end"], args, ct),
        };
    }
}
