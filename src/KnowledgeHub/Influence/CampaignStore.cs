using KnowledgeHub.Storage;

namespace KnowledgeHub.Influence;

/// <summary>Reads campaigns, where everybody stands in them, and who should hear from us.</summary>
public sealed class CampaignStore(Database database, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<CampaignStore>();

    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task<IReadOnlyList<Campaign>> ListAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<Campaign>(sql["list"], ct: ct)];
    }

    public async Task<Campaign?> FindAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<Campaign>(sql["find"], new { Id = id }, ct);
    }

    /// <summary>Everybody who has a position in the campaign, the most influential first.</summary>
    public async Task<IReadOnlyList<Position>> PositionsAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await PositionsAsync(session, id, ct);
    }

    internal async Task<IReadOnlyList<Position>> PositionsAsync(Session session, string id, CancellationToken ct) =>
    [
        .. (await session.QueryAsync<PositionMove>(sql["moves"], new { Id = id }, ct)).GroupBy(move => move.Who).Select(moves => new Position([.. moves]))
            .OrderByDescending(position => position.Now.Influence).ThenByDescending(position => position.Now.Interest).ThenBy(position => position.Now.Name, StringComparer.Ordinal),
    ];

    /// <summary>Who has not been met since a commitment of theirs fell due, the longest first.</summary>
    public async Task<IReadOnlyList<NotContacted>> NotContactedAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<NotContacted>(sql["not-contacted"], new { Today }, ct)];
    }
}

/// <summary>Where somebody stands in a campaign, and how they came there.</summary>
/// <param name="Moves">The oldest first; never empty.</param>
public sealed record Position(IReadOnlyList<PositionMove> Moves)
{
    public PositionMove Now => Moves[^1];

    /// <summary>Where they stood before, or null when this is the first thing known of them.</summary>
    public PositionMove? Before => Moves.Count > 1 ? Moves[^2] : null;

    /// <summary>The last movement in words.</summary>
    public string Movement => Before is not { } before ? "first seen"
        : string.Join(", ", new[] { Change("influence", before.Influence, Now.Influence), Change("interest", before.Interest, Now.Interest), before.Stance == Now.Stance ? "" : $"was “{before.StanceName}”" }.Where(part => part.Length > 0)) is { Length: > 0 } said ? said : "unchanged";

    private static string Change(string what, int before, int now) => before == now ? "" : $"{what} {(now > before ? "up" : "down")} from {before} to {now}";
}

/// <summary>An organisation that promised something, and nobody has talked to it since that fell due.</summary>
public sealed record NotContacted
{
    public required string OrganisationId { get; init; }

    public required string Name { get; init; }

    public required string CommitmentId { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; init; }

    public DateOnly DueOn { get; init; }

    public required string Status { get; init; }

    /// <summary>The last engagement before, or null when there was none at all.</summary>
    public DateOnly? LastContact { get; init; }
}
