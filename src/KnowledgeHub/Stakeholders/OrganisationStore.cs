using KnowledgeHub.Storage;

namespace KnowledgeHub.Stakeholders;

/// <summary>Reads organisations.</summary>
public sealed class OrganisationStore(Database database, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<OrganisationStore>();

    public async Task<(IReadOnlyList<Organisation> Organisations, int Total)> ListAsync(DirectoryFilter filter, CancellationToken ct)
    {
        var args = filter.Args(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        await using var session = await database.OpenAsync(ct);
        return ([.. await session.QueryAsync<Organisation>(sql["list"], args, ct)], await session.ScalarAsync<int>(sql["count"], args, ct));
    }

    /// <summary>One organisation with its names and topics, deleted ones included.</summary>
    public async Task<Organisation?> FindAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await FindAsync(session, id, ct);
    }

    internal async Task<Organisation?> FindAsync(Session session, string id, CancellationToken ct) =>
        await session.FirstAsync<Organisation>(sql["find"], new { Id = id }, ct) is { } organisation
            ? organisation with
            {
                OtherNames = [.. await session.QueryAsync<OtherName>(sql["names"], new { Id = id }, ct)],
                Topics = [.. await session.QueryAsync<string>(sql["topics"], new { Id = id }, ct)],
            }
            : null;

    /// <summary>Who has or had a role there, those who have one first.</summary>
    public async Task<IReadOnlyList<PersonRole>> RolesAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<PersonRole>(sql["roles"], new { Id = id }, ct)];
    }

    public async Task<IReadOnlyList<OrganisationRelation>> RelationsAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<OrganisationRelation>(sql["relations"], new { Id = id }, ct)];
    }

    public async Task<IReadOnlyList<GroupMember>> GroupsAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<GroupMember>(sql["groups"], new { Id = id }, ct)];
    }
}
