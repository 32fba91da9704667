using KnowledgeHub.Storage;

namespace KnowledgeHub.Subscribers;

/// <summary>Reads segments.</summary>
public sealed class SegmentStore(Database database)
{
    private readonly NamedSql sql = database.Sql<SegmentStore>();

    public async Task<IReadOnlyList<Segment>> ListAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        var choices = (await session.QueryAsync<ChoiceRow>(sql["choices"], ct: ct)).ToLookup(row => row.SegmentId, row => new SegmentChoice { Kind = row.Kind, Value = row.Value });
        return [.. (await session.QueryAsync<Segment>(sql["list"], ct: ct)).Select(segment => segment with { Choices = [.. choices[segment.Id]] })];
    }

    public async Task<Segment?> FindAsync(string id, CancellationToken ct) => (await ListAsync(ct)).FirstOrDefault(segment => segment.Id == id);

    /// <summary>The organisations that subscribers named most, without saying who did.</summary>
    public async Task<IReadOnlyList<SubscriberCount>> OrganisationsAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<SubscriberCount>(sql["organisations"], ct: ct)];
    }

    private sealed record ChoiceRow
    {
        public required string SegmentId { get; init; }

        public required string Kind { get; init; }

        public required string Value { get; init; }
    }
}
