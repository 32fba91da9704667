using KnowledgeHub.Storage;

namespace KnowledgeHub.Accounts;

/// <summary>Every login that is open. One that is not in here is refused on its next request.</summary>
public sealed class Sessions(Database database, AuditTrail audit, TimeProvider clock)
{
    /// <summary>How long a login lasts without being used.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(12);

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly NamedSql sql = database.Sql<Sessions>();

    public async Task<string> StartAsync(string accountId, string browser, string network, CancellationToken ct)
    {
        var id = Id.New(clock);
        await using var session = await database.OpenAsync(ct);
        await session.RunAsync(sql["start"], new { Id = id, AccountId = accountId, Browser = browser, Network = network, Now = Now() }, ct);
        await session.RunAsync(sql["seen-account"], new { AccountId = accountId, Now = Now() }, ct);
        return id;
    }

    /// <summary>Who is logged in with this, as their account stands now, or null when it has ended. Remembers the minute.</summary>
    public async Task<OpenSession?> LookAsync(string id, CancellationToken ct)
    {
        var now = Now();
        await using var session = await database.OpenAsync(ct);
        var open = await session.FirstAsync<OpenSession>(sql["look"], new { Id = id, Oldest = now - Lasts }, ct);
        if (open is not null && open.SeenAt < now)
        {
            await session.RunAsync(sql["seen"], new { Id = id, Now = now }, ct);
            await session.RunAsync(sql["seen-account"], new { open.AccountId, Now = now }, ct);
        }

        return open;
    }

    public async Task<IReadOnlyList<SessionLine>> OfAsync(string accountId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<SessionLine>(sql["of"], new { AccountId = accountId, Oldest = Now() - Lasts }, ct)];
    }

    /// <summary>Ends one login; logging out needs no entry in the audit trail.</summary>
    public async Task EndAsync(string accountId, string id, string? by, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql["end"], new { AccountId = accountId, Id = id }, ct) > 0 && by is not null)
        {
            await audit.RecordAsync(session, by, AuditAction.Changed, new("account", accountId), "one login ended", ct);
        }

        await session.CommitAsync(ct);
    }

    /// <summary>Ends all logins of somebody, but for one to keep where that is given.</summary>
    public async Task EndOthersAsync(string accountId, string keep, string by, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        var ended = await session.RunAsync(sql["end-others"], new { AccountId = accountId, Keep = keep }, ct);
        await audit.RecordAsync(session, by, AuditAction.Changed, new("account", accountId), $"{ended} logins ended", ct);
        await session.CommitAsync(ct);
    }

    internal Task EndAllAsync(Session session, string accountId, CancellationToken ct) => session.RunAsync(sql["end-others"], new { AccountId = accountId, Keep = "" }, ct);

    // To the minute: more would only say more about people.
    private DateTimeOffset Now()
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % Minute.Ticks));
    }
}

/// <summary>A login with the account as it stands now.</summary>
public sealed record OpenSession
{
    public required string Id { get; init; }

    public DateTimeOffset SeenAt { get; init; }

    public required string AccountId { get; init; }

    public required string Email { get; init; }

    public required string Name { get; init; }

    public required string Role { get; init; }

    public required string Types { get; init; }

    public required string Topics { get; init; }

    public required string SecurityStamp { get; init; }

    public Rights Rights => new() { Role = Role, Types = Rights.Read(Types), Topics = Rights.Read(Topics) };
}

/// <summary>A login in the list of its owner.</summary>
public sealed record SessionLine
{
    public required string Id { get; init; }

    public required string Browser { get; init; }

    /// <summary>The address without its last part, such as 203.0.113.0/24.</summary>
    public required string Network { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset SeenAt { get; init; }
}
