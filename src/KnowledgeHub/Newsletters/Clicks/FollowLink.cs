using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters.Clicks;

/// <summary>Says where a counted link leads: only to an address that its issue carries.</summary>
public sealed class FollowLink(Database database, ClickLinks links)
{
    private readonly NamedSql sql = database.Sql<FollowLink>();

    /// <summary>The address and what to count, or null when there is no such link. What is to be counted is null for a draft's test.</summary>
    public async Task<(string Url, ClickedLink? Count)?> RunAsync(string token, CancellationToken ct)
    {
        if (await links.ReadAsync(token, ct) is not { } link)
        {
            return null;
        }

        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<Row>(sql["find"], new { link.IssueId, link.Number }, ct) is { } row ? (row.Url, row.Counts == 1 ? link : null) : null;
    }

    private sealed record Row
    {
        public required string Url { get; init; }

        public int Counts { get; init; }
    }
}
