using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.SearchDesk;

/// <summary>Lets an item stand where search puts it by itself again.</summary>
public sealed class RemovePromoted(Database database, PromotedResults promoted, AuditTrail audit)
{
    private readonly NamedSql sql = database.Sql<RemovePromoted>();

    public async Task<PromotedOutcome> RunAsync(string id, string who, CancellationToken ct)
    {
        if (await promoted.FindAsync(id, ct) is not { } before)
        {
            return new PromotedOutcome.NotFound();
        }

        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql["remove"], new { Id = id }, ct) == 0)
        {
            return new PromotedOutcome.NotFound();
        }

        await audit.RecordAsync(session, who, AuditAction.Removed, new("promoted", id), $"Before: {before.Text}", ct);
        await session.CommitAsync(ct);
        promoted.Forget();
        return new PromotedOutcome.Removed();
    }
}
