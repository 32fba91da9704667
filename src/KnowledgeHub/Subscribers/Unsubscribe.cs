using KnowledgeHub.Storage;

namespace KnowledgeHub.Subscribers;

/// <summary>Ends a subscription at once. Safe to run twice.</summary>
public sealed class Unsubscribe(Database database, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<Unsubscribe>();

    public async Task RunAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        await session.RunAsync(sql["leave"], new { Id = id, Now = clock.GetUtcNow() }, ct);
    }
}
