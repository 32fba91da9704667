using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Content;

/// <summary>How removing a deleted item for good went.</summary>
public enum PurgeResult
{
    Purged,

    /// <summary>It was deleted less than <see cref="PurgeDeleted.Kept"/> ago.</summary>
    TooEarly,

    /// <summary>An issue of a newsletter names it, so it stays for the record.</summary>
    InNewsletter,

    NotFound,
}

/// <summary>Removes a deleted item with all its versions. Only an administrator decides this; nothing is ever purged by itself.</summary>
public sealed class PurgeDeleted(Database database, AuditTrail audit, TimeProvider clock)
{
    /// <summary>How long a deleted item can be brought back at least.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private readonly NamedSql sql = database.Sql<PurgeDeleted>();

    public async Task<PurgeResult> RunAsync(string id, string administrator, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        var args = new { Id = id, Before = clock.GetUtcNow() - Kept };
        if (await session.FirstAsync<Standing>(sql["standing"], args, ct) is not { } item)
        {
            return PurgeResult.NotFound;
        }

        if (item.DeletedAt > args.Before)
        {
            return PurgeResult.TooEarly;
        }

        if (item.Issues > 0)
        {
            return PurgeResult.InNewsletter;
        }

        await session.RunAsync(sql["let-translations-go"], args, ct);
        await session.RunAsync(sql["forget-autosaves"], args, ct);
        if (await session.RunAsync(sql["purge"], args, ct) == 0)
        {
            return PurgeResult.NotFound;
        }

        await audit.RecordAsync(session, administrator, AuditAction.Removed, new("content", id), $"{item.Title}\nFor good, with all versions", ct);
        await session.CommitAsync(ct);
        return PurgeResult.Purged;
    }

    private sealed record Standing
    {
        public required string Title { get; init; }

        public DateTimeOffset DeletedAt { get; init; }

        public long Issues { get; init; }
    }
}
