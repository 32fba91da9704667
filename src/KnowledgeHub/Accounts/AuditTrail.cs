using KnowledgeHub.Storage;

namespace KnowledgeHub.Accounts;

/// <summary>Who did what and when. Entries are only ever added: the database itself refuses to change or remove one.</summary>
public sealed class AuditTrail(Database database, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<AuditTrail>();

    /// <summary>Adds an entry in the caller's transaction, so that it exists exactly when the change does.</summary>
    /// <param name="session">The transaction of the change.</param>
    /// <param name="who">The mail address of a member of staff, or empty when nobody was logged in.</param>
    /// <param name="action">What was done.</param>
    /// <param name="subject">What it was done to.</param>
    /// <param name="details">For people: a title, or what stood there before and what stands there now.</param>
    /// <param name="ct">Ends the work early.</param>
    public Task RecordAsync(Session session, string who, AuditAction action, AuditSubject subject, string details, CancellationToken ct) =>
        session.RunAsync(
            sql["add"],
            new { At = clock.GetUtcNow(), Who = who, Action = action.Word(), subject.Kind, subject.Id, subject.Version, Details = details },
            ct);

    /// <summary>Adds an entry on its own, for what changes nothing else in the database, such as logging in.</summary>
    public async Task RecordAsync(string who, AuditAction action, AuditSubject subject, string details, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        await RecordAsync(session, who, action, subject, details, ct);
    }

    /// <summary>The entries that fit, newest first.</summary>
    public async Task<(IReadOnlyList<AuditEntry> Entries, int Total)> FindAsync(AuditFilter filter, int page, int size, CancellationToken ct)
    {
        var args = new
        {
            Who = Like(filter.Who),
            Action = filter.Action?.Word() ?? "",
            Kind = filter.Kind.Replace("\0", "", StringComparison.Ordinal),
            Subject = Like(filter.Subject),
            From = filter.From ?? DateTimeOffset.UnixEpoch,
            Until = filter.Until ?? DateTimeOffset.UnixEpoch.AddYears(1000),
            Limit = size,
            Offset = (page - 1) * size,
        };
        await using var session = await database.OpenAsync(ct);
        return ([.. await session.QueryAsync<AuditEntry>(sql["find"], args, ct)], await session.ScalarAsync<int>(sql["count"], args, ct));
    }

    /// <summary>The kinds of subject that occur.</summary>
    public async Task<IReadOnlyList<string>> KindsAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<string>(sql["kinds"], ct: ct)];
    }

    // PostgreSQL takes no NUL.
    private static string Like(string words) => words.Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } text
        ? $"%{text.ToLowerInvariant().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%"
        : "";
}

/// <summary>What was done.</summary>
public enum AuditAction
{
    Added,
    Changed,
    Removed,
    Merged,
    Saved,
    Published,
    Withdrawn,
    Unpublished,
    SentToReview,
    SentBack,
    Approved,
    Scheduled,
    Endorsed,
    LoggedIn,

    /// <summary>Somebody looked at what is about named people.</summary>
    Looked,
    LockedOut,
    Unsubscribed,
    Suppressed,
    Lifted,
    Erased,
    Imported,
    Paused,
    Resumed,
    Stopped,
    Settled,
}

/// <summary>Actions as words.</summary>
public static class AuditActions
{
    /// <summary>As it is stored and stands in addresses: <c>logged-in</c>.</summary>
    public static string Word(this AuditAction action) => action switch
    {
        AuditAction.LoggedIn => "logged-in",
        AuditAction.LockedOut => "locked-out",
        AuditAction.SentToReview => "sent-to-review",
        AuditAction.SentBack => "sent-back",
        _ => action.ToString().ToLowerInvariant(),
    };

    public static AuditAction? Find(string? word) =>
        Enum.GetValues<AuditAction>().Where(action => action.Word() == word).Select(action => (AuditAction?)action).FirstOrDefault();
}

/// <summary>What something was done to.</summary>
/// <param name="Kind">Such as <c>content</c>, <c>account</c> or <c>thesaurus</c>.</param>
/// <param name="Id">Its id, or what else names it.</param>
/// <param name="Version">For an item, the id of the version it was done to; the entry keeps its number.</param>
public sealed record AuditSubject(string Kind, string Id, string? Version = null);

/// <summary>One line of the audit trail.</summary>
public sealed record AuditEntry
{
    public long Sequence { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Who { get; init; }

    public required string Action { get; init; }

    public required string SubjectKind { get; init; }

    public required string SubjectId { get; init; }

    public string Details { get; init; } = "";

    /// <summary>The number of the item's version that it was done to, if it was done to one.</summary>
    public int? Version { get; init; }
}

/// <summary>Which entries are looked for; what is empty means all.</summary>
public sealed record AuditFilter
{
    /// <summary>A part of the address of who did it.</summary>
    public string Who { get; init; } = "";

    public AuditAction? Action { get; init; }

    public string Kind { get; init; } = "";

    /// <summary>A part of the subject's id or of the details.</summary>
    public string Subject { get; init; } = "";

    public DateTimeOffset? From { get; init; }

    /// <summary>Up to but not including this instant.</summary>
    public DateTimeOffset? Until { get; init; }
}
