using KnowledgeHub.Storage;

namespace KnowledgeHub.Alerts;

/// <summary>The addresses that follow searches, and how often each may be mailed at somebody's request.</summary>
public sealed class Followers(Database database, TimeProvider clock)
{
    /// <summary>An address gets at most so many service mails in <see cref="Window"/>, however often the forms are sent.</summary>
    public const int MostMails = 5;

    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly NamedSql sql = database.Sql<Followers>();

    public async Task<Follower?> FindAsync(string email, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<Follower>(sql["by-email"], new { Email = email }, ct);
    }

    internal Task AddAsync(Session session, string id, string email, CancellationToken ct) =>
        session.RunAsync(sql["add"], new { Id = id, Email = email, Now = clock.GetUtcNow() }, ct);

    /// <summary>Counts one more service mail; false when the address had enough for now.</summary>
    internal async Task<bool> MayMailAsync(Session session, string id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await session.RunAsync(sql["may-mail"], new { Id = id, Now = now, Before = now - Window, Most = MostMails }, ct) == 1;
    }

    /// <summary>Whoever follows nothing any more is forgotten. Gives the ids, for what else there is of them.</summary>
    internal Task<IEnumerable<string>> ForgetIdleAsync(Session session, CancellationToken ct) => session.QueryAsync<string>(sql["forget-idle"], ct: ct);
}
