using KnowledgeHub.Storage;

namespace KnowledgeHub.Stakeholders;

/// <summary>Reads the log of engagements.</summary>
public sealed class EngagementStore(Database database, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<EngagementStore>();

    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>The newest first; <paramref name="kind"/> may also be <c>due</c> for those whose next contact waits.</summary>
    public async Task<(IReadOnlyList<Engagement> Engagements, int Total)> ListAsync(string words, string kind, int page, int size, CancellationToken ct)
    {
        var patterns = NameKey.Patterns(words);
        var args = new { WordA = patterns[0], WordB = patterns[1], WordC = patterns[2], WordD = patterns[3], Kind = kind, Limit = size, Offset = (Math.Max(1, page) - 1) * size };
        await using var session = await database.OpenAsync(ct);
        return ([.. await session.QueryAsync<Engagement>(sql["list"], args, ct)], await session.ScalarAsync<int>(sql["count"], args, ct));
    }

    /// <summary>Whose next contact is overdue, the longest first.</summary>
    public async Task<IReadOnlyList<Engagement>> OverdueAsync(int limit, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<Engagement>(sql["overdue"], new { Today, Limit = limit }, ct)];
    }

    /// <summary>One engagement with all that hangs on it, deleted ones included.</summary>
    public async Task<Engagement?> FindAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await FindAsync(session, id, ct);
    }

    internal async Task<Engagement?> FindAsync(Session session, string id, CancellationToken ct) =>
        await session.FirstAsync<Engagement>(sql["find"], new { Id = id }, ct) is { } engagement
            ? engagement with
            {
                Participants = [.. await session.QueryAsync<Participant>(sql["participants"], new { Id = id }, ct)],
                Topics = [.. await session.QueryAsync<string>(sql["topics"], new { Id = id }, ct)],
                Asks = [.. await session.QueryAsync<string>(sql["asks"], new { Id = id }, ct)],
                Items = [.. await session.QueryAsync<string>(sql["items"], new { Id = id }, ct)],
            }
            : null;

    /// <summary>Those a person took part in, the newest first.</summary>
    public Task<IReadOnlyList<Engagement>> OfPersonAsync(string id, int limit, CancellationToken ct) => OfAsync("of-person", id, limit, ct);

    /// <summary>Those an organisation took part in, also through somebody who had a role there on that day.</summary>
    public Task<IReadOnlyList<Engagement>> OfOrganisationAsync(string id, int limit, CancellationToken ct) => OfAsync("of-organisation", id, limit, ct);

    /// <summary>The topics of an organisation's or a person's engagements, the most frequent first.</summary>
    public async Task<IReadOnlyList<string>> TopicsOfAsync(IEnumerable<string> engagements, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<string>(sql["topics-of"], new { Ids = $" {string.Join(' ', engagements)} " }, ct)];
    }

    private async Task<IReadOnlyList<Engagement>> OfAsync(string query, string id, int limit, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<Engagement>(sql[query], new { Id = id, Limit = limit }, ct)];
    }
}
