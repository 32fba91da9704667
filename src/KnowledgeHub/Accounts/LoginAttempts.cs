using KnowledgeHub.Storage;

namespace KnowledgeHub.Accounts;

/// <summary>
/// Slows down guessing. Wrong passwords and codes are counted for an account and the network they come from: six lock
/// that network for ten minutes. From networks where nobody has logged in to the account before they are counted
/// together too, and after twenty each more locks all of those for longer. A stranger's guesses never keep the owner out
/// of a network they know.
/// </summary>
public sealed class LoginAttempts(Database database, TimeProvider clock)
{
    public const int MostFromNetwork = 6;
    public const int MostFromStrangers = 20;

    private const string Strangers = "";
    private static readonly TimeSpan NetworkLock = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestLock = TimeSpan.FromHours(1);
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(24);
    private readonly NamedSql sql = database.Sql<LoginAttempts>();

    /// <summary>How long a network stays known after a login.</summary>
    public static readonly TimeSpan Known = TimeSpan.FromDays(90);

    /// <summary>Counts an attempt before it is looked at, so that guesses made at once count too.</summary>
    public async Task<LoginAttempt> BeginAsync(string accountId, string network, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        var known = await session.ScalarAsync<int>(sql["is-known"], new { AccountId = accountId, Network = network, Since = clock.GetUtcNow() - Known }, ct) > 0;
        var attempt = new LoginAttempt(accountId, network, known, Allowed: false, Locks: false);
        if (await CountAsync(session, accountId, network, ct) is not { } here)
        {
            return attempt;
        }

        var strangers = known ? 0 : await CountAsync(session, accountId, Strangers, ct);
        if (strangers is null)
        {
            return attempt;
        }

        if (here >= MostFromNetwork)
        {
            await LockAsync(session, accountId, network, NetworkLock, ct);
        }

        if (strangers >= MostFromStrangers)
        {
            var minutes = Math.Min(LongestLock.TotalMinutes, Math.Pow(2, Math.Min(10, strangers.Value - MostFromStrangers)));
            await LockAsync(session, accountId, Strangers, TimeSpan.FromMinutes(minutes), ct);
        }

        await session.CommitAsync(ct);
        return attempt with { Allowed = true, Locks = here >= MostFromNetwork || strangers >= MostFromStrangers };
    }

    /// <summary>The attempt was right, and another step follows: it is not counted, and nothing else is forgiven.</summary>
    public async Task UndoAsync(LoginAttempt attempt, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        await UndoAsync(session, attempt, attempt.Network, ct);
        await UndoStrangersAsync(session, attempt, ct);
        await session.CommitAsync(ct);
    }

    /// <summary>Somebody is logged in: their network is known from now on.</summary>
    public async Task PassedAsync(LoginAttempt attempt, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        await session.RunAsync(sql["forget"], new { attempt.AccountId, attempt.Network }, ct);
        await UndoStrangersAsync(session, attempt, ct);
        await session.RunAsync(sql["know"], new { attempt.AccountId, attempt.Network, Now = clock.GetUtcNow() }, ct);
        await session.CommitAsync(ct);
    }

    private Task<int?> CountAsync(Session session, string accountId, string network, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return session.ScalarAsync<int?>(sql["count"], new { AccountId = accountId, Network = network, Now = now, Forgotten = now - Forgotten }, ct);
    }

    private Task LockAsync(Session session, string accountId, string network, TimeSpan time, CancellationToken ct) =>
        session.RunAsync(sql["lock"], new { AccountId = accountId, Network = network, Until = clock.GetUtcNow() + time }, ct);

    private Task UndoStrangersAsync(Session session, LoginAttempt attempt, CancellationToken ct) =>
        attempt.Known ? Task.CompletedTask : UndoAsync(session, attempt, Strangers, ct);

    private Task UndoAsync(Session session, LoginAttempt attempt, string network, CancellationToken ct) =>
        session.RunAsync(sql[attempt.Locks ? "undo-and-unlock" : "undo"], new { attempt.AccountId, Network = network }, ct);
}

/// <summary>One try to log in.</summary>
/// <param name="AccountId">Whose account.</param>
/// <param name="Network">The address without its last part.</param>
/// <param name="Known">Whether the account's owner logged in from there before.</param>
/// <param name="Allowed">False when it was tried too often; then nothing is looked at.</param>
/// <param name="Locks">Whether this one, when it is wrong, was one too many.</param>
public sealed record LoginAttempt(string AccountId, string Network, bool Known, bool Allowed, bool Locks);
