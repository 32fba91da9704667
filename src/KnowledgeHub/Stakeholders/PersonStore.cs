using KnowledgeHub.Storage;

namespace KnowledgeHub.Stakeholders;

/// <summary>Reads people.</summary>
public sealed class PersonStore(Database database, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<PersonStore>();

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task<(IReadOnlyList<Person> People, int Total)> ListAsync(DirectoryFilter filter, CancellationToken ct)
    {
        var args = filter.Args(Today);
        await using var session = await database.OpenAsync(ct);
        return ([.. await session.QueryAsync<Person>(sql["list"], args, ct)], await session.ScalarAsync<int>(sql["count"], args, ct));
    }

    /// <summary>One person with addresses and topics, deleted ones included.</summary>
    public async Task<Person?> FindAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await FindAsync(session, id, ct);
    }

    internal async Task<Person?> FindAsync(Session session, string id, CancellationToken ct) =>
        await session.FirstAsync<Person>(sql["find"], new { Id = id }, ct) is { } person
            ? person with
            {
                Addresses = [.. await session.QueryAsync<PersonAddress>(sql["addresses"], new { Id = id }, ct)],
                Topics = [.. await session.QueryAsync<string>(sql["topics"], new { Id = id }, ct)],
            }
            : null;

    /// <summary>What the person is and was, the current roles first.</summary>
    public async Task<IReadOnlyList<PersonRole>> RolesAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<PersonRole>(sql["roles"], new { Id = id }, ct)];
    }

    /// <summary>Where the people of a list are now, by person.</summary>
    public async Task<ILookup<string, PersonRole>> CurrentRolesAsync(IEnumerable<string> ids, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return (await session.QueryAsync<PersonRole>(sql["current-roles"], new { Ids = $" {string.Join(' ', ids)} ", Today }, ct)).ToLookup(role => role.PersonId);
    }

    /// <summary>Every consent that was given, the newest first.</summary>
    public async Task<IReadOnlyList<Consent>> ConsentsAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await ConsentsAsync(session, id, ct);
    }

    internal async Task<IReadOnlyList<Consent>> ConsentsAsync(Session session, string id, CancellationToken ct) =>
        [.. await session.QueryAsync<Consent>(sql["consents"], new { Id = id }, ct)];

    /// <summary>How many people have a consent that expired and was not given anew.</summary>
    public async Task<int> CountExpiredAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.ScalarAsync<int>(sql["count-expired"], new { Today }, ct);
    }

    public async Task<IReadOnlyList<GroupMember>> GroupsAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<GroupMember>(sql["groups"], new { Id = id }, ct)];
    }
}
