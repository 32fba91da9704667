using KnowledgeHub.Storage;

namespace KnowledgeHub.Review;

/// <summary>Writes approvals down, whoever gives them, and moves a draft on that has enough.</summary>
public sealed class Approvals(Database database, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<Approvals>();

    /// <summary>Adds an approval of the draft that the caller holds. False when the same person approved it before.</summary>
    internal async Task<bool> AddAsync(Session session, string contentId, Approval approval, CancellationToken ct) =>
        await session.RunAsync(
            sql["add"],
            new { Id = Id.New(clock), ContentId = contentId, approval.Version, approval.Who, approval.Name, approval.Organisation, approval.ByGuest, approval.Counts, approval.ApprovedAt },
            ct) == 1;

    /// <summary>Makes the draft approved when it has enough approvals, and says whether it is.</summary>
    internal async Task<bool> SettleAsync(Session session, DraftState before, string who, CancellationToken ct)
    {
        var args = new { before.Item.Id, Version = before.Item.DraftVersion, Now = clock.GetUtcNow(), Who = who };
        if (await session.ScalarAsync<int>(sql["count"], args, ct) < before.Wanted)
        {
            return false;
        }

        await session.RunAsync(sql["approve"], args, ct);
        await session.RunAsync(sql["settle"], args, ct);
        return true;
    }

    /// <summary>Approvals of a version no longer hold.</summary>
    internal async Task SetAsideAsync(Session session, string version, CancellationToken ct)
    {
        await session.RunAsync(sql["set-aside"], new { Version = version, Now = clock.GetUtcNow() }, ct);
        await session.RunAsync(sql["unsettle"], new { Version = version }, ct);
    }
}
