using KnowledgeHub.Mail;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters;

/// <summary>Who gets an issue, who does not, and why: one reason for each subscriber. The queue reads the same answer as the preview.</summary>
public sealed class IssueRecipients(Database database, MailSettings mail, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<IssueRecipients>();

    /// <summary>The next subscribers who get the issue and are not queued yet, by id, in the transaction that queues them.</summary>
    public async Task<IReadOnlyList<NextRecipient>> NextAsync(Session session, string issueId, string after, int limit, CancellationToken ct) =>
        [.. await session.QueryAsync<NextRecipient>(sql["next"], new { Id = issueId, After = after, Now = clock.GetUtcNow(), OnlyTo = mail.OnlyTo.Text, Limit = limit }, ct)];

    /// <summary>A page of subscribers and how many there are in all.</summary>
    /// <param name="issueId">The issue.</param>
    /// <param name="reason">Only those with this reason; empty means all.</param>
    /// <param name="words">A part of the address, such as its domain; empty means all.</param>
    /// <param name="page">From 1.</param>
    /// <param name="size">How many on a page.</param>
    /// <param name="ct">Stops waiting for the database.</param>
    public async Task<(IReadOnlyList<Recipient> Recipients, int Total)> ListAsync(string issueId, string reason, string words, int page, int size, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        var found = (await session.QueryAsync<Recipient>(sql["classified"], Args(issueId, reason, Like(words), size, (page - 1) * size), ct)).ToList();
        return (found, found.Count == 0 ? 0 : (int)found[0].Total);
    }

    /// <summary>How many subscribers there are by reason, audience and language.</summary>
    public async Task<IReadOnlyList<RecipientCount>> CountAsync(string issueId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<RecipientCount>(sql["counts"], Args(issueId, "", "", 0, 0), ct)];
    }

    /// <summary>Whether somebody gets the issue at an address that is not reserved for examples.</summary>
    public async Task<bool> AnyRealAsync(string issueId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        var domains = await session.QueryAsync<string>(sql["domains"], Args(issueId, "", "", 0, 0), ct);
        return domains.Any(domain => !ReservedDomains.Has(domain.Trim(';', '@')));
    }

    private object Args(string issueId, string reason, string search, int limit, int offset) =>
        new { Id = issueId, Now = clock.GetUtcNow(), OnlyTo = mail.OnlyTo.Text, Reason = reason, Search = search, Limit = limit, Offset = offset };

    // PostgreSQL takes no NUL.
    private static string Like(string words) => words.Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } text
        ? $"%{text.ToLowerInvariant().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%"
        : "";
}
