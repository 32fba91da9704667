using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Review;

/// <summary>Whoever sent a draft to review takes it back before it is decided.</summary>
public sealed class TakeBack(Database database, Drafts drafts, Approvals approvals, AuditTrail audit)
{
    private readonly NamedSql sql = database.Sql<TakeBack>();

    /// <returns>What stands against it, or null when it is a draft again.</returns>
    public async Task<Problem?> RunAsync(string id, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await drafts.TakeAsync(session, id, ct) is not { } state)
        {
            return SendToReview.Gone;
        }

        if (state.Stage != Stage.InReview)
        {
            return new("review", "The draft is not in review any more, so there is nothing to take back.");
        }

        await approvals.SetAsideAsync(session, state.Item.DraftVersion, ct);
        await session.RunAsync(sql["forget"], new { Id = id }, ct);
        await session.RunAsync(sql["forget-reviewers"], new { Id = id }, ct);
        await audit.RecordAsync(session, who, AuditAction.Changed, new("content", id, state.Item.DraftVersion), $"{state.Item.Title}\nTaken back from review", ct);
        await session.CommitAsync(ct);
        return null;
    }
}
