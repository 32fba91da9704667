using KnowledgeHub.Storage;

namespace KnowledgeHub.Commitments;

/// <summary>Keeps a commitment's status that of its newest accepted report, in the transaction that changes either.</summary>
public sealed class Standing(Database database, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<Standing>();

    /// <summary>Holds the commitment until the end of the transaction; false when it is not there or deleted.</summary>
    internal async Task<bool> TakeAsync(Session session, string id, CancellationToken ct) => await session.RunAsync(sql["take"], new { Id = id }, ct) > 0;

    internal Task<int> FollowAsync(Session session, string id, CancellationToken ct) => session.RunAsync(sql["follow"], new { Id = id }, ct);

    /// <summary>Follows, and tells the feed that something was accepted.</summary>
    internal async Task AcceptedAsync(Session session, string id, CancellationToken ct)
    {
        await FollowAsync(session, id, ct);
        await session.RunAsync(sql["touch"], new { Id = id, Now = clock.GetUtcNow() }, ct);
    }
}
