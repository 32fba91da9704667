using KnowledgeHub.Storage;

namespace KnowledgeHub.Accounts;

/// <summary>Reads who works on the hub.</summary>
public sealed class People(Database database)
{
    private readonly NamedSql sql = database.Sql<People>();

    public async Task<IReadOnlyList<Person>> ListAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<Person>(sql["list"], ct: ct)];
    }

    public async Task<Person?> FindAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<Person>(sql["find"], new { Id = id }, ct);
    }
}

/// <summary>Somebody who works on the hub, as administrators see them.</summary>
public sealed record Person
{
    public required string Id { get; init; }

    public required string Email { get; init; }

    public required string Name { get; init; }

    public required string Role { get; init; }

    public required string Types { get; init; }

    public required string Topics { get; init; }

    public required string State { get; init; }

    public bool SecondFactor { get; init; }

    public long Passkeys { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SeenAt { get; init; }

    public Rights Rights => new() { Role = Role, Types = Rights.Read(Types), Topics = Rights.Read(Topics), State = State };
}
