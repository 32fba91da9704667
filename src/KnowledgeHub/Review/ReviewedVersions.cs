using KnowledgeHub.Storage;

namespace KnowledgeHub.Review;

/// <summary>Reads the versions that people comment on.</summary>
public sealed class ReviewedVersions(Database database)
{
    private readonly NamedSql sql = database.Sql<ReviewedVersions>();

    public async Task<ReviewedVersion?> FindAsync(string version, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await FindAsync(session, version, ct);
    }

    /// <summary>The newest version of an item.</summary>
    public async Task<ReviewedVersion?> NewestAsync(string contentId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<ReviewedVersion>(sql["newest"], new { ContentId = contentId }, ct);
    }

    internal Task<ReviewedVersion?> FindAsync(Session session, string version, CancellationToken ct) =>
        session.FirstAsync<ReviewedVersion>(sql["find"], new { Version = version }, ct);
}
