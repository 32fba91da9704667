using KnowledgeHub.Storage;

namespace KnowledgeHub.Review;

/// <summary>Reads who was given a link.</summary>
public sealed class Guests(Database database, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<Guests>();

    /// <summary>The guest whose link this is, or null when it is nobody's, was taken back or has ended.</summary>
    public async Task<Guest?> ByTokenAsync(string token, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await ByTokenAsync(session, token, ct);
    }

    public async Task<IReadOnlyList<Guest>> OfAsync(string contentId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<Guest>(sql["of"], new { ContentId = contentId }, ct)];
    }

    internal async Task<Guest?> ByTokenAsync(Session session, string token, CancellationToken ct) =>
        GuestLinks.IsToken(token)
        && await session.FirstAsync<Guest>(sql["by-hash"], new { Hash = GuestLinks.Hash(token) }, ct) is { } guest
        && guest.WorksAt(clock.GetUtcNow()) ? guest : null;
}
