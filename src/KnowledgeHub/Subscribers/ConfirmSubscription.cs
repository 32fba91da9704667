using KnowledgeHub.Storage;

namespace KnowledgeHub.Subscribers;

/// <summary>The second half of the double opt-in. Safe to run twice: the second time finds it done.</summary>
public sealed class ConfirmSubscription(Database database, TimeProvider clock)
{
    /// <summary>How long the link in the mail works.</summary>
    public static readonly TimeSpan LinkWorksFor = TimeSpan.FromDays(7);

    private readonly NamedSql sql = database.Sql<ConfirmSubscription>();

    /// <summary>False when the request is gone, too old, or was taken back.</summary>
    public async Task<bool> RunAsync(string id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var session = await database.OpenAsync(ct);
        return await session.RunAsync(sql["confirm"], new { Id = id, Now = now, Oldest = now - LinkWorksFor }, ct) == 1;
    }
}
