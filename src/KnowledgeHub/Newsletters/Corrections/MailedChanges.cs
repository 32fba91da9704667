using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters.Corrections;

/// <summary>Items that were withdrawn or changed in substance after they had been mailed, with how many readers got them as they were.</summary>
public sealed class MailedChanges(Database database, TimeProvider clock)
{
    private static readonly TimeSpan Period = TimeSpan.FromDays(365);
    private readonly NamedSql sql = database.Sql<MailedChanges>();

    /// <summary>Those of the past year, newest first.</summary>
    public async Task<IReadOnlyList<MailedChange>> ListAsync(int limit, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<MailedChange>(sql["list"], new { Since = clock.GetUtcNow() - Period, Limit = limit }, ct)];
    }

    /// <summary>Those of items in one issue.</summary>
    public async Task<IReadOnlyList<MailedChange>> OfIssueAsync(string issueId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<MailedChange>(sql["of-issue"], new { IssueId = issueId }, ct)];
    }

    /// <summary>One of them by its announcement, or null when nobody got the item before.</summary>
    public async Task<MailedChange?> FindAsync(long announcement, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<MailedChange>(sql["find"], new { Sequence = announcement }, ct);
    }
}

/// <summary>A change of an item after it had been mailed.</summary>
public sealed record MailedChange
{
    public long Announcement { get; init; }

    public required string ContentId { get; init; }

    public required string Title { get; init; }

    /// <summary><c>changed</c> or <c>withdrawn</c>.</summary>
    public required string Kind { get; init; }

    public required string Note { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>When it was first mailed.</summary>
    public DateTimeOffset MailedAt { get; init; }

    /// <summary>How many readers were sent it before it changed; where a hand-over was uncertain they count too.</summary>
    public int Readers { get; init; }

    /// <summary>The correction that was composed for it, or null.</summary>
    public string? CorrectionId { get; init; }
}
