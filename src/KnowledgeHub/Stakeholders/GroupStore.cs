using KnowledgeHub.Storage;

namespace KnowledgeHub.Stakeholders;

/// <summary>Reads groups and their members.</summary>
public sealed class GroupStore(Database database)
{
    private readonly NamedSql sql = database.Sql<GroupStore>();

    /// <summary>All groups by name, with how many members each has.</summary>
    public async Task<IReadOnlyList<StakeholderGroup>> ListAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<StakeholderGroup>(sql["list"], ct: ct)];
    }

    public async Task<StakeholderGroup?> FindAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<StakeholderGroup>(sql["find"], new { Id = id }, ct);
    }

    public async Task<IReadOnlyList<GroupMember>> MembersAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<GroupMember>(sql["members"], new { Id = id }, ct)];
    }
}
