using KnowledgeHub.Content;
using KnowledgeHub.Mail;
using KnowledgeHub.Search;
using KnowledgeHub.Storage;
using Microsoft.Extensions.Logging;

namespace KnowledgeHub.Alerts;

/// <summary>
/// Finds the saved searches that are due and queues a mail for each that has something to tell. The mail, its ledger rows
/// and how far the search has looked are written in one transaction, so that a crash neither loses nor repeats anything.
/// </summary>
public sealed partial class QueueAlerts(
    Database database, Announcements announcements, ChangeFeed changes, SearchIndex index, MatchAnnouncements match, ComposeAlert compose, MailQueue queue, AlertSettings settings, TimeProvider clock, ILogger<QueueAlerts> log)
{
    private const int Batch = 100;
    private const int AnnouncementsAtOnce = 2_000;
    private static readonly TimeSpan UntilNextTry = TimeSpan.FromMinutes(5);
    private readonly NamedSql sql = database.Sql<QueueAlerts>();

    /// <summary>Queues what is due and says how many mails that were.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        if (await index.StateAsync(ct) is not { } state || state.Checkpoint > await changes.HeadAsync(ct))
        {
            // Without an index, or with one that is ahead of a database that was restored, nothing can be matched: what is due stays due.
            return 0;
        }

        // This node can answer for no more than its index has read.
        var head = await announcements.HeadAsync(ct);
        var upTo = Math.Min(head, state.Checkpoint);
        if (upTo == head)
        {
            await SkipIdleAsync(head, ct);
        }

        var queued = 0;
        for (var last = ""; await DueAsync(upTo, last, ct) is { Count: > 0 } due; last = due[^1].Id)
        {
            foreach (var search in due)
            {
                queued += await TryAsync(search, upTo, ct) ? 1 : 0;
            }
        }

        if (queued > 0)
        {
            queue.Wake();
        }

        return queued;
    }

    // A digest that is due and has nothing to look at waits for its next morning, not for the next publication.
    private async Task SkipIdleAsync(long head, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var session = await database.OpenAsync(ct);
        foreach (var period in new[] { AlertPeriod.Daily, AlertPeriod.Weekly })
        {
            await session.RunAsync(sql["skip-idle"], new { Period = period, Head = head, Now = now, DueAt = AlertPeriod.Next(period, now) }, ct);
        }
    }

    private async Task<IReadOnlyList<DueSearch>> DueAsync(long upTo, string after, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<DueSearch>(sql["due"], new { UpTo = upTo, Now = now, Settled = now - settings.Settling, After = after, Limit = Batch }, ct)];
    }

    // One search that can't be answered must not keep the others waiting; it is tried again a little later.
    private async Task<bool> TryAsync(DueSearch search, long upTo, CancellationToken ct)
    {
        try
        {
            return await RunAsync(search, upTo, ct);
        }
        catch (Exception e) when (e is not (OperationCanceledException or SettingException))
        {
            LogPostponed(e, search.Id);
            await PostponeAsync(search, ct);
            return false;
        }
    }

    private async Task<bool> RunAsync(DueSearch search, long upTo, CancellationToken ct)
    {
        var announced = await UnseenAsync(search, upTo, ct);
        if (await match.FindAsync(search.Query, announced, ct) is not { } found)
        {
            await PostponeAsync(search, ct);
            return false;
        }

        var matching = announced.Where(announcement => found.ContainsKey(announcement.ContentId)).ToList();
        var mail = matching.Count == 0 ? null : await compose.RunAsync(search.AsSavedSearch(), search.Email, matching, found, ct);
        return await StoreAsync(search, upTo, matching, mail, ct);
    }

    private async Task<bool> StoreAsync(DueSearch search, long upTo, List<Announcement> matching, QueuedMail? mail, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var session = await database.BeginAsync(ct);
        // Nobody's turn twice, and nothing for a search that was paused, changed or deleted while its mail was written.
        if (await session.RunAsync(sql["advance"], new { search.Id, search.Seen, search.Period, UpTo = upTo, DueAt = AlertPeriod.Next(search.Period, now) }, ct) == 0)
        {
            return false;
        }

        if (mail is not null)
        {
            var mailId = await queue.AddAsync(session, mail, ct);
            foreach (var announcement in matching)
            {
                await session.RunAsync(sql["write-down"], new { search.Id, Announcement = announcement.Sequence, MailId = mailId, Now = now }, ct);
            }
        }

        await session.CommitAsync(ct);
        return mail is not null;
    }

    private async Task<List<Announcement>> UnseenAsync(DueSearch search, long upTo, CancellationToken ct)
    {
        var unseen = new List<Announcement>();
        while (await announcements.BetweenAsync(unseen.Count > 0 ? unseen[^1].Sequence : search.Seen, upTo, AnnouncementsAtOnce, ct) is { Count: > 0 } some)
        {
            unseen.AddRange(some);
        }

        return unseen;
    }

    private async Task PostponeAsync(DueSearch search, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        await session.RunAsync(sql["postpone"], new { search.Id, search.Seen, DueAt = clock.GetUtcNow() + UntilNextTry }, ct);
    }

    [LoggerMessage(LogLevel.Error, "Saved search {Id} can't be answered and is tried again in some minutes")]
    private partial void LogPostponed(Exception e, string id);

    private sealed record DueSearch
    {
        public required string Id { get; init; }

        public required string FollowerId { get; init; }

        public required string Email { get; init; }

        public required string Words { get; init; }

        public required string Chosen { get; init; }

        public required string Period { get; init; }

        public required string Locale { get; init; }

        public long Seen { get; init; }

        public SavedQuery Query => SavedQuery.Read(Words, Chosen);

        public SavedSearch AsSavedSearch() => new() { Id = Id, FollowerId = FollowerId, Words = Words, Chosen = Chosen, Period = Period, Locale = Locale, State = "active", Seen = Seen };
    }
}
