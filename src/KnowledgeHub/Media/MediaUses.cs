using KnowledgeHub.Storage;

namespace KnowledgeHub.Media;

/// <summary>
/// Which items use which files, kept in the transactions that save and publish an item. It knows items by their ids only.
/// </summary>
public sealed class MediaUses(Database database, ChangeFeed changes)
{
    private readonly NamedSql sql = database.Sql<MediaUses>();

    /// <summary>The files of the library with these ids or with files at these addresses, earlier ones included. None of them is deleted before the caller's transaction ends.</summary>
    public async Task<IReadOnlyList<UsedMedia>> FindAsync(Session session, IReadOnlyCollection<string> ids, IReadOnlyCollection<string> addresses, CancellationToken ct) =>
        ids.Count + addresses.Count == 0 ? []
        : [.. await session.QueryAsync<UsedMedia>(sql["find"], new { Ids = ids.ToArray(), Addresses = addresses.ToArray() }, ct)];

    /// <summary>Writes down what an item's newest draft uses.</summary>
    public Task KeepDraftAsync(Session session, string contentId, IEnumerable<string> mediaIds, CancellationToken ct) => KeepAsync(session, contentId, mediaIds, live: false, ct);

    /// <summary>Writes down what readers of an item see.</summary>
    public Task KeepLiveAsync(Session session, string contentId, IEnumerable<string> mediaIds, CancellationToken ct) => KeepAsync(session, contentId, mediaIds, live: true, ct);

    /// <summary>Records a change of every live item that uses the file, in the caller's transaction, which holds its turn at the feed.</summary>
    public async Task TellItemsAsync(Session session, string mediaId, CancellationToken ct)
    {
        foreach (var contentId in await session.QueryAsync<string>(sql["live-items"], new { MediaId = mediaId }, ct))
        {
            await changes.AppendAsync(session, contentId, ChangeKind.Files, ct);
        }
    }

    private async Task KeepAsync(Session session, string contentId, IEnumerable<string> mediaIds, bool live, CancellationToken ct)
    {
        await session.RunAsync(sql["clear"], new { ContentId = contentId, Live = live }, ct);
        foreach (var mediaId in mediaIds.Distinct())
        {
            await session.RunAsync(sql["add"], new { ContentId = contentId, MediaId = mediaId, Live = live }, ct);
        }
    }
}

/// <summary>A file as an item that uses it needs to know it.</summary>
public sealed record UsedMedia
{
    public required string Id { get; init; }

    /// <summary>The address by which it was found; the current one when it was found by its id.</summary>
    public required string Address { get; init; }

    public required string Title { get; init; }

    public required string Type { get; init; }

    public string Alt { get; init; } = "";

    public bool Decorative { get; init; }

    public bool NeedsAlt => MediaType.Get(Type).IsImage && !Decorative && Alt.Length == 0;
}
