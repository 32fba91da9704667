using KnowledgeHub.Content;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Review;

/// <summary>What waits for whom: the lists of the desk and the filters of the content list.</summary>
public sealed class ReviewDesk(Database database, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<ReviewDesk>();

    /// <summary>Drafts in review where this person is asked and has not answered yet, the most urgent first.</summary>
    public Task<IReadOnlyList<WaitingItem>> WaitingForAsync(string email, int limit, CancellationToken ct) => ListAsync("waiting-for", email, limit, ct);

    /// <summary>Drafts that came back to this person.</summary>
    public Task<IReadOnlyList<WaitingItem>> SentBackToAsync(string email, int limit, CancellationToken ct) => ListAsync("sent-back-to", email, limit, ct);

    /// <summary>Published items whose review is due within two weeks or overdue.</summary>
    public Task<IReadOnlyList<WaitingItem>> DueForReviewAsync(int limit, CancellationToken ct) => ListAsync("due-for-review", "", limit, ct);

    /// <summary>What is published by itself next.</summary>
    public Task<IReadOnlyList<WaitingItem>> UpcomingAsync(int limit, CancellationToken ct) => ListAsync("upcoming", "", limit, ct);

    /// <summary>What leaves the site by itself next.</summary>
    public Task<IReadOnlyList<WaitingItem>> EndingAsync(int limit, CancellationToken ct) => ListAsync("ending", "", limit, ct);

    /// <summary>Items of a stage, or one of <see cref="Filters"/>; other filters as in the content list.</summary>
    public async Task<(IReadOnlyList<ContentItem> Items, int Total)> FindAsync(string stage, string? type, string? state, string? words, string email, int page, int size, CancellationToken ct)
    {
        var today = Today;
        var args = new
        {
            Stage = stage,
            Type = type ?? "",
            State = state ?? "",
            Words = string.IsNullOrWhiteSpace(words) ? "" : $"%{words.Trim().ToLowerInvariant().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%",
            Email = email.ToLowerInvariant(),
            Soon = today.AddDays(RemindReviews.DaysBefore),
            Limit = size,
            Offset = (page - 1) * size,
        };
        await using var session = await database.OpenAsync(ct);
        return ([.. await session.QueryAsync<ContentItem>(sql["find"], args, ct)], await session.ScalarAsync<int>(sql["count"], args, ct));
    }

    /// <summary>The day by which an item is to be looked at, or null.</summary>
    public async Task<DateOnly?> ReviewDateAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.ScalarAsync<DateOnly?>(sql["review-date"], new { Id = id }, ct);
    }

    /// <summary>What the content list can be narrowed to, besides states.</summary>
    public static IReadOnlyList<(string Word, string Name)> Filters { get; } =
    [
        .. Stage.All.Select(stage => (stage, Stage.Name(stage))),
        ("waits-for-me", "Waits for me"),
        ("sent-back", "Sent back to me"),
        ("due", "Due for review"),
    ];

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private async Task<IReadOnlyList<WaitingItem>> ListAsync(string query, string email, int limit, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<WaitingItem>(sql[query], new { Email = email.ToLowerInvariant(), Soon = Today.AddDays(RemindReviews.DaysBefore), Limit = limit }, ct)];
    }
}

/// <summary>An item that waits for something.</summary>
public sealed record WaitingItem
{
    public required string Id { get; init; }

    public required string Type { get; init; }

    public required string Title { get; init; }

    /// <summary>Who sent it, sent it back or planned it.</summary>
    public string Who { get; init; } = "";

    /// <summary>The day by which somebody should act, if there is one.</summary>
    public DateOnly? On { get; init; }

    /// <summary>When it was sent, or when it happens.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The reason it came back with.</summary>
    public string Reason { get; init; } = "";
}
