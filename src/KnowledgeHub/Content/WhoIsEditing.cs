using KnowledgeHub.Storage;

namespace KnowledgeHub.Content;

/// <summary>Who has an item open in the editor right now. Editors say so every 20 seconds; after a minute of silence it no longer counts.</summary>
public sealed class WhoIsEditing(Database database, TimeProvider clock)
{
    private static readonly TimeSpan Counts = TimeSpan.FromMinutes(1);

    private readonly NamedSql sql = database.Sql<WhoIsEditing>();

    /// <summary>Writes down that somebody has the item open.</summary>
    public async Task ComeAsync(string contentId, string accountId, string name, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var session = await database.BeginAsync(ct);
        await session.RunAsync(sql["forget-old"], new { Before = now - Counts }, ct);
        if (await session.ScalarAsync<int>(sql["is-there"], new { ContentId = contentId }, ct) == 0)
        {
            return;
        }

        await session.RunAsync(sql["come"], new { ContentId = contentId, AccountId = accountId, Name = name, Now = now }, ct);
        await session.CommitAsync(ct);
    }

    public async Task LeaveAsync(string contentId, string accountId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        await session.RunAsync(sql["leave"], new { ContentId = contentId, AccountId = accountId }, ct);
    }

    /// <summary>Everybody else who has the item open, the first who came first.</summary>
    public async Task<IReadOnlyList<Presence>> OthersAsync(string contentId, string accountId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<Presence>(sql["others"], new { ContentId = contentId, AccountId = accountId, Since = clock.GetUtcNow() - Counts }, ct)];
    }
}

/// <summary>Somebody who has an item open.</summary>
public sealed record Presence
{
    public required string Name { get; init; }

    public DateTimeOffset OpenedAt { get; init; }
}
