using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Review;

/// <summary>Who put their name to an item. Readers see those that staff accepted, from the version on that was endorsed.</summary>
public sealed class Endorsements(Database database, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<Endorsements>();

    /// <summary>All of an item, newest first, for staff.</summary>
    public async Task<IReadOnlyList<Endorsement>> OfAsync(string contentId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<Endorsement>(sql["of"], new { ContentId = contentId }, ct)];
    }

    /// <summary>What readers see of the live version.</summary>
    public async Task<IReadOnlyList<Endorsement>> ShownAsync(string contentId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<Endorsement>(sql["shown"], new { ContentId = contentId }, ct)];
    }

    /// <summary>Shows an endorsement to readers, or hides it. False when nothing changed.</summary>
    public async Task<bool> DecideAsync(string contentId, string id, bool accepted, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await session.ScalarAsync<string>(sql[accepted ? "accept" : "hide"], new { Id = id, ContentId = contentId, Who = who, Now = clock.GetUtcNow() }, ct) is not { } name)
        {
            return false;
        }

        await audit.RecordAsync(session, who, AuditAction.Changed, new("endorsement", contentId), accepted ? $"{name} is shown to readers" : $"{name} is not shown to readers", ct);
        await session.CommitAsync(ct);
        return true;
    }
}

/// <summary>Somebody's name under an item.</summary>
public sealed record Endorsement
{
    public required string Id { get; init; }

    public required string Version { get; init; }

    public int VersionNumber { get; init; }

    public required string Name { get; init; }

    public string Organisation { get; init; } = "";

    public DateTimeOffset EndorsedAt { get; init; }

    /// <summary>When staff accepted it; null while only they see it.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }
}
