using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Review;

/// <summary>Mails the owner of an item that is due for review: two weeks before and on the day, once each.</summary>
public sealed class RemindReviews(Database database, ContentItems items, Colleagues colleagues, ReviewMails mails, TimeProvider clock)
{
    /// <summary>How many days before the day the first mail comes.</summary>
    public const int DaysBefore = 14;

    private readonly NamedSql sql = database.Sql<RemindReviews>();

    /// <summary>Queues the mails that are due and says for how many items that was.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var reminded = 0;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        foreach (var due in await DueAsync(today, ct))
        {
            reminded += await RemindAsync(due, due.OnDay <= today, ct) ? 1 : 0;
        }

        return reminded;
    }

    private async Task<List<Due>> DueAsync(DateOnly today, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<Due>(sql["due"], new { Today = today, Soon = today.AddDays(DaysBefore) }, ct)];
    }

    private async Task<bool> RemindAsync(Due due, bool isDue, CancellationToken ct)
    {
        if (await items.FindAsync(due.ContentId, ct) is not { } item)
        {
            return false;
        }

        var mail = await mails.StillRightAsync(item, due.OnDay, isDue);
        var owner = await OwnerAsync(due, ct);
        await using var session = await database.BeginAsync(ct);
        // The row's change is the lock: of two nodes that find it due, one gets it.
        if (await session.RunAsync(sql[isDue ? "told" : "warned"], new { due.ContentId, due.OnDay, Now = clock.GetUtcNow() }, ct) == 0)
        {
            return false;
        }

        await mails.PostAsync(session, mail, [owner], ct);
        await session.CommitAsync(ct);
        mails.Wake();
        return true;
    }

    // Whoever wrote last; when that was a command or somebody who left, whoever set the day.
    private async Task<string> OwnerAsync(Due due, CancellationToken ct) =>
        (await colleagues.ListAsync(ct)).Any(colleague => colleague.Is(due.Author)) ? due.Author : due.SetBy;

    private sealed record Due
    {
        public required string ContentId { get; init; }

        public DateOnly OnDay { get; init; }

        public required string SetBy { get; init; }

        public required string Author { get; init; }
    }
}
