using KnowledgeHub.Storage;

namespace KnowledgeHub.Accounts;

/// <summary>Who works here: for choosing somebody, and for knowing whether an address is that of a colleague.</summary>
public sealed class Colleagues(Database database)
{
    private readonly NamedSql sql = database.Sql<Colleagues>();

    /// <summary>Everybody, by name.</summary>
    public async Task<IReadOnlyList<Colleague>> ListAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<Colleague>(sql["list"], ct: ct)];
    }
}

/// <summary>A member of staff as others know them.</summary>
public sealed record Colleague
{
    public required string Email { get; init; }

    public required string Name { get; init; }

    public required string Role { get; init; }

    public bool May(Permission permission) => Roles.May(Role, permission);

    public bool Is(string address) => Email.Equals(address, StringComparison.OrdinalIgnoreCase);
}
