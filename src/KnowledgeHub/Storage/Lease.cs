namespace KnowledgeHub.Storage;

/// <summary>Work that only one node may do at a time: whoever holds the lease does it, until it lets go or stops renewing.</summary>
public sealed class Lease(Database database, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<Lease>();

    /// <summary>Who this process is, in leases and claims.</summary>
    public string Holder { get; } = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():n}";

    /// <summary>Takes or renews a lease; false while somebody else holds it.</summary>
    public async Task<bool> TakeAsync(string name, TimeSpan length, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var session = await database.ReadAsync(ct);
        return await session.RunAsync(sql["take"], new { Name = name, Holder, Now = now, Until = now + length }, ct) == 1;
    }

    /// <summary>Lets go, so that another node need not wait for the end.</summary>
    public async Task ReleaseAsync(string name, CancellationToken ct)
    {
        await using var session = await database.ReadAsync(ct);
        await session.RunAsync(sql["release"], new { Name = name, Holder }, ct);
    }
}
