using KnowledgeHub.Storage;

namespace KnowledgeHub.Commitments;

/// <summary>Reads commitments for staff, whether or not the public may see them.</summary>
public sealed class CommitmentStore(Database database, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<CommitmentStore>();

    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public Task<IReadOnlyList<Commitment>> ListAsync(CommitmentFilter filter, CancellationToken ct) => ListAsync(filter, publicOnly: false, ct);

    internal Task<IReadOnlyList<Commitment>> ListAsync(CommitmentFilter filter, bool publicOnly, CancellationToken ct) => ReadAsync("list", filter.Args(Today, publicOnly), ct);

    /// <summary>One commitment with all that hangs on it, deleted ones included.</summary>
    public async Task<Commitment?> FindAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await FindAsync(session, id, ct);
    }

    internal async Task<Commitment?> FindAsync(Session session, string id, CancellationToken ct) =>
        await session.FirstAsync<Commitment>(sql["find"], new { Id = id }, ct) is { } commitment ? await WithListsAsync(session, commitment, ct) : null;

    internal async Task<Commitment> WithListsAsync(Session session, Commitment commitment, CancellationToken ct) => commitment with
    {
        Asks = [.. await session.QueryAsync<string>(sql["asks"], new { commitment.Id }, ct)],
        Milestones = [.. await session.QueryAsync<string>(sql["milestones"], new { commitment.Id }, ct)],
        Topics = [.. await session.QueryAsync<string>(sql["topics"], new { commitment.Id }, ct)],
    };

    /// <summary>Every report, whatever became of it, the newest first.</summary>
    public async Task<IReadOnlyList<CommitmentReport>> ReportsAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<CommitmentReport>(sql["reports"], new { Id = id }, ct)];
    }

    /// <summary>Those with a report that staff have to look at.</summary>
    public Task<IReadOnlyList<Commitment>> WaitingAsync(int limit, CancellationToken ct) => ReadAsync("waiting", new { Limit = limit }, ct);

    /// <summary>Those that are past their day, the longest first.</summary>
    public Task<IReadOnlyList<Commitment>> OverdueAsync(int limit, CancellationToken ct) => ListAsync(new() { Overdue = true, Size = limit }, ct);

    public Task<IReadOnlyList<Commitment>> DeletedAsync(CancellationToken ct) => ReadAsync("deleted", new { }, ct);

    internal Task<IReadOnlyList<Commitment>> OfOrganisationsAsync(IEnumerable<string> ids, CancellationToken ct) => ReadAsync("of-organisations", new { Ids = $" {string.Join(' ', ids)} " }, ct);

    private async Task<IReadOnlyList<Commitment>> ReadAsync(string query, object args, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<Commitment>(sql[query], args, ct)];
    }
}
