using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Subscribers;

/// <summary>What the people who look after the newsletter see of its subscribers. Each look at a person is written down.</summary>
public sealed class SubscriberDesk(Database database, Suppression suppression, AuditTrail audit, TimeProvider clock)
{
    /// <summary>As many addresses as one search shows.</summary>
    public const int Most = 50;

    /// <summary>The shortest part of an address that is looked for.</summary>
    public const int ShortestPart = 3;

    private readonly NamedSql sql = database.Sql<SubscriberDesk>();

    /// <summary>How many there are by <c>state</c>, and of those who get mail by <c>audience</c>, <c>language</c> and <c>frequency</c>.</summary>
    public async Task<IReadOnlyList<SubscriberCount>> CountsAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<SubscriberCount>(sql["counts"], new { Now = clock.GetUtcNow() }, ct)];
    }

    /// <summary>The subscribers whose address holds these words; the address itself comes first.</summary>
    public async Task<IReadOnlyList<FoundSubscriber>> FindAsync(string part, string staff, CancellationToken ct)
    {
        var words = part.Replace("\0", "", StringComparison.Ordinal).Trim().ToLowerInvariant();
        if (words.Length < ShortestPart)
        {
            return [];
        }

        var like = $"%{words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
        await using var session = await database.OpenAsync(ct);
        var found = (await session.QueryAsync<FoundSubscriber>(sql["find"], new { Exact = words, Like = like, Limit = Most }, ct)).ToList();
        await audit.RecordAsync(session, staff, AuditAction.Looked, new AuditSubject("subscribers", "search"), $"{found.Count} found", ct);
        return found;
    }

    /// <summary>Why an address gets nothing, or null.</summary>
    public Task<SuppressionReason?> SuppressedAsync(string address, CancellationToken ct) => suppression.FindAsync(address, ct);

    /// <summary>Everything about one subscriber, and a line in the audit trail that says who looked.</summary>
    public async Task<SubscriberRecord?> OpenAsync(string id, string staff, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        if (await session.FirstAsync<PersonalRecord>(sql["record"], new { Id = id }, ct) is not { } person)
        {
            return null;
        }

        await audit.RecordAsync(session, staff, AuditAction.Looked, new AuditSubject("subscriber", id), "", ct);
        return new(
            person,
            [.. await session.QueryAsync<string>(sql["topics"], new { Id = id }, ct)],
            await suppression.FindAsync(person.Email, ct),
            [.. await session.QueryAsync<SubscriberIssue>(sql["issues"], new { Id = id, Limit = Most }, ct)]);
    }
}

/// <summary>How many subscribers share something.</summary>
public sealed record SubscriberCount
{
    public required string Kind { get; init; }

    public required string Value { get; init; }

    public int Subscribers { get; init; }
}

/// <summary>A subscriber in a list.</summary>
public sealed record FoundSubscriber
{
    public required string Id { get; init; }

    public required string Email { get; init; }

    public required string State { get; init; }

    public required string Audience { get; init; }

    public required string Locale { get; init; }
}

/// <summary>One subscriber as staff see them.</summary>
public sealed record SubscriberRecord(PersonalRecord Person, IReadOnlyList<string> Topics, SuppressionReason? Suppressed, IReadOnlyList<SubscriberIssue> Issues);

/// <summary>An issue that was sent, and what became of it for one subscriber.</summary>
public sealed record SubscriberIssue
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary><c>issue</c>, <c>weekly</c> or <c>monthly</c>.</summary>
    public required string Kind { get; init; }

    public DateTimeOffset QueuedAt { get; init; }

    /// <summary>The state of the delivery; null when there is none.</summary>
    public string? State { get; init; }

    public string? Answer { get; init; }

    public DateTimeOffset? At { get; init; }

    /// <summary>Why there is no delivery for this person, as far as today's record tells.</summary>
    public string WhyNot(PersonalRecord person) =>
        person.ConfirmedAt is null || person.ConfirmedAt > QueuedAt ? "Not confirmed when it went out."
        : person.UnsubscribedAt <= QueuedAt ? "Had left before it went out."
        : person.HeldAt <= QueuedAt ? "Held when it went out."
        : "It was for others: another frequency or segment; or they paused.";
}
