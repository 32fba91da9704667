namespace KnowledgeHub.Storage;

/// <summary>Small facts the hub remembers about itself, such as that the seeds were loaded, and its signing key.</summary>
public sealed class HubValues(Database database)
{
    private readonly NamedSql sql = database.Sql<HubValues>();

    public async Task<string?> ReadAsync(string name, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.ScalarAsync<string>(sql["read"], new { Name = name }, ct);
    }

    public async Task WriteAsync(string name, string value, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        await session.RunAsync(sql["write"], new { Name = name, Value = value }, ct);
    }

    /// <summary>Stores a value unless there is one, and returns the one that stays: two nodes agree.</summary>
    public async Task<string> EnsureAsync(string name, Func<string> make, CancellationToken ct)
    {
        if (await ReadAsync(name, ct) is { } known)
        {
            return known;
        }

        await using (var session = await database.OpenAsync(ct))
        {
            await session.RunAsync(sql["write-once"], new { Name = name, Value = make() }, ct);
        }

        return (await ReadAsync(name, ct))!;
    }

    public async Task RemoveAsync(string name, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        await session.RunAsync(sql["remove"], new { Name = name }, ct);
    }
}
