using KnowledgeHub.Storage;

namespace KnowledgeHub.Commitments;

/// <summary>Commitments as a CSV file: all of them for staff, the public ones for everybody.</summary>
public sealed class ExportCommitments(Database database, CommitmentStore store, PublicCommitments publicOnes)
{
    private const int Most = 5_000;

    private readonly NamedSql sql = database.Sql<ExportCommitments>();

    public async Task<string> ForStaffAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        var all = new List<Commitment>();
        foreach (var id in await session.QueryAsync<string>(sql["all"], ct: ct))
        {
            all.Add((await store.FindAsync(session, id, ct))!);
        }

        return CommitmentCsv.Write(await WithNewestAsync(all, ct), forPublic: false);
    }

    public async Task<string> ForPublicAsync(CommitmentFilter filter, CancellationToken ct) =>
        CommitmentCsv.Write(await WithNewestAsync(await publicOnes.WithListsAsync(await publicOnes.ListAsync(filter with { Page = 1, Size = Most }, ct), ct), ct), forPublic: true);

    private async Task<List<(Commitment, CommitmentReport?)>> WithNewestAsync(IEnumerable<Commitment> commitments, CancellationToken ct)
    {
        var all = new List<(Commitment, CommitmentReport?)>();
        foreach (var commitment in commitments)
        {
            all.Add((commitment, (await publicOnes.HistoryAsync(commitment.Id, ct)).FirstOrDefault()));
        }

        return all;
    }
}
