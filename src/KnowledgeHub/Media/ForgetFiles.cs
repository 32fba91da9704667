using KnowledgeHub.Storage;

namespace KnowledgeHub.Media;

/// <summary>Removes for good what was deleted or replaced long enough ago, and contents that no file refers to.</summary>
public sealed class ForgetFiles(Database database, IBlobs blobs, TimeProvider clock)
{
    /// <summary>How long a deletion can be undone and an earlier file put back.</summary>
    public static readonly TimeSpan Undoable = TimeSpan.FromDays(30);

    /// <summary>How long an upload may take from its content to its row.</summary>
    private static readonly TimeSpan Arriving = TimeSpan.FromDays(1);

    private readonly NamedSql sql = database.Sql<ForgetFiles>();

    /// <summary>Says how many contents were removed.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var args = new { Before = now - Undoable, ArrivedBefore = now - Arriving };
        List<string> hashes;
        await using (var session = await database.OpenAsync(ct))
        {
            await session.RunAsync(sql["forget-deleted"], args, ct);
            hashes = [.. await session.QueryAsync<string>(sql["unreferred"], args, ct)];
        }

        var removed = 0;
        foreach (var hash in hashes)
        {
            removed += await RemoveAsync(hash, args.Before, args.ArrivedBefore, ct) ? 1 : 0;
        }

        return removed;
    }

    // The row is held until the content is gone: who stores the same content again waits, and then stores it anew.
    private async Task<bool> RemoveAsync(string hash, DateTimeOffset before, DateTimeOffset arrivedBefore, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql["remove"], new { Hash = hash, Before = before, ArrivedBefore = arrivedBefore }, ct) == 0)
        {
            return false;
        }

        blobs.Delete(hash);
        await session.CommitAsync(ct);
        return true;
    }
}
