using KnowledgeHub.Storage;

namespace KnowledgeHub.Accounts;

/// <summary>Forgets logins, links and counts that are over.</summary>
public sealed class TidyAccounts(Database database, TimeProvider clock)
{
    private static readonly TimeSpan CountsLast = TimeSpan.FromDays(2);
    private readonly NamedSql sql = database.Sql<TidyAccounts>();

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var session = await database.BeginAsync(ct);
        await session.RunAsync(sql["sessions"], new { Before = now - Sessions.Lasts - TimeSpan.FromMinutes(1) }, ct);
        await session.RunAsync(sql["links"], new { Before = now }, ct);
        await session.RunAsync(sql["counts"], new { Before = now - CountsLast }, ct);
        await session.RunAsync(sql["networks"], new { Before = now - LoginAttempts.Known }, ct);
        await session.CommitAsync(ct);
    }
}
