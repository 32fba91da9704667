using KnowledgeHub.Storage;

namespace KnowledgeHub.Subscribers;

/// <summary>Everything that the hub holds about the address of a subscriber, for its owner.</summary>
public sealed class ExportSubscriber(Database database, Suppression suppression)
{
    private readonly NamedSql sql = database.Sql<ExportSubscriber>();

    public async Task<PersonalData?> RunAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        if (await session.FirstAsync<PersonalRecord>(sql["record"], new { Id = id }, ct) is not { } record)
        {
            return null;
        }

        var args = new { Id = id, record.Email };
        return new()
        {
            Subscriber = record,
            Topics = [.. await session.QueryAsync<string>(sql["topics"], args, ct)],
            Suppressed = (await suppression.FindAsync(record.Email, ct))?.Sentence,
            Deliveries = [.. await session.QueryAsync<PersonalDelivery>(sql["deliveries"], args, ct)],
            Mails = [.. await session.QueryAsync<PersonalMail>(sql["mails"], args, ct)],
            SavedSearches = [.. await session.QueryAsync<PersonalSearch>(sql["searches"], args, ct)],
        };
    }
}

/// <summary>What is held about one address.</summary>
public sealed record PersonalData
{
    public required PersonalRecord Subscriber { get; init; }

    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>Why the address is in the suppression list, or null.</summary>
    public string? Suppressed { get; init; }

    /// <summary>Newsletters to this address, newest first; <c>sent</c> means that its mail server took it.</summary>
    public required IReadOnlyList<PersonalDelivery> Deliveries { get; init; }

    /// <summary>Copies of other mails to this address.</summary>
    public required IReadOnlyList<PersonalMail> Mails { get; init; }

    public required IReadOnlyList<PersonalSearch> SavedSearches { get; init; }
}

/// <summary>Preferences and proof.</summary>
public sealed record PersonalRecord
{
    public required string Id { get; init; }

    public required string Email { get; init; }

    public required string State { get; init; }

    public required string Audience { get; init; }

    public required string Locale { get; init; }

    public required string Frequency { get; init; }

    public string Country { get; init; } = "";

    public string Organisation { get; init; } = "";

    public required string ConsentText { get; init; }

    public required string ConsentSource { get; init; }

    public DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }

    public DateTimeOffset? UnsubscribedAt { get; init; }

    public DateTimeOffset? PausedUntil { get; init; }

    public DateTimeOffset? HeldAt { get; init; }

    public string HeldBecause { get; init; } = "";

    public DateTimeOffset? MailedAt { get; init; }
}

/// <summary>One issue to this address.</summary>
public sealed record PersonalDelivery
{
    public required string Issue { get; init; }

    public required string State { get; init; }

    public DateTimeOffset At { get; init; }

    public string Answer { get; init; } = "";
}

/// <summary>A copy of a mail.</summary>
public sealed record PersonalMail
{
    public required string Subject { get; init; }

    public required string State { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>A search that this address follows.</summary>
public sealed record PersonalSearch
{
    public required string Words { get; init; }

    /// <summary>The facets as JSON.</summary>
    public required string Chosen { get; init; }

    public required string Period { get; init; }

    public required string State { get; init; }

    public required string ConsentText { get; init; }

    public DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }
}
