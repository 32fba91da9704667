using KnowledgeHub.Storage;

namespace KnowledgeHub.Commitments;

/// <summary>Reads the commitments that the public may see, and nothing else: pages, feed, files and the API ask here.</summary>
public sealed class PublicCommitments(Database database, CommitmentStore store)
{
    private readonly NamedSql sql = database.Sql<PublicCommitments>();

    public DateOnly Today => store.Today;

    public Task<IReadOnlyList<Commitment>> ListAsync(CommitmentFilter filter, CancellationToken ct) => store.ListAsync(filter, publicOnly: true, ct);

    /// <summary>One by its address, with its lists.</summary>
    public async Task<Commitment?> AtAsync(string slug, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<Commitment>(sql["at"], new { Slug = slug }, ct) is { } commitment ? await store.WithListsAsync(session, commitment, ct) : null;
    }

    /// <summary>With the lists of each: asks, milestones and topics.</summary>
    public async Task<IReadOnlyList<Commitment>> WithListsAsync(IEnumerable<Commitment> commitments, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        var all = new List<Commitment>();
        foreach (var commitment in commitments)
        {
            all.Add(await store.WithListsAsync(session, commitment, ct));
        }

        return all;
    }

    /// <summary>What was accepted, the newest first.</summary>
    public async Task<IReadOnlyList<CommitmentReport>> HistoryAsync(string id, CancellationToken ct) => [.. (await store.ReportsAsync(id, ct)).Where(report => report.State == "accepted")];

    /// <summary>What was promised in an item, or is proved by it.</summary>
    public Task<IReadOnlyList<Commitment>> OfItemAsync(string contentId, CancellationToken ct) => ReadAsync("of-item", new { Item = contentId }, ct);

    /// <summary>What changed last.</summary>
    public Task<IReadOnlyList<Commitment>> ChangedAsync(int limit, CancellationToken ct) => ReadAsync("changed", new { Limit = limit }, ct);

    /// <summary>Every address with the time of its last change.</summary>
    public async Task<IReadOnlyList<PublicAddress>> AddressesAsync(int limit, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<PublicAddress>(sql["all-public"], new { Limit = limit }, ct)];
    }

    private async Task<IReadOnlyList<Commitment>> ReadAsync(string query, object args, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<Commitment>(sql[query], args, ct)];
    }
}

/// <summary>The address of a public commitment.</summary>
public sealed record PublicAddress
{
    public required string Slug { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public string Path => Commitment.PathOf(Slug);
}
