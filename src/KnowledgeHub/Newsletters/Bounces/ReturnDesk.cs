using KnowledgeHub.Accounts;
using KnowledgeHub.Mail;
using KnowledgeHub.Storage;
using KnowledgeHub.Subscribers;

namespace KnowledgeHub.Newsletters.Bounces;

/// <summary>What staff see of mail that came back: whom it holds, with the way to undo that, and what no program could read.</summary>
public sealed class ReturnDesk(Database database, Suppression suppression, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<ReturnDesk>();

    /// <summary>Addresses that are held because mail came back, newest first.</summary>
    public async Task<(IReadOnlyList<HeldAddress> Held, int Total)> HeldAsync(int limit, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return ([.. await session.QueryAsync<HeldAddress>(sql["held"], new { Limit = limit }, ct)], await session.ScalarAsync<int>(sql["count-held"], ct: ct));
    }

    /// <summary>What nobody could read, newest first.</summary>
    public async Task<IReadOnlyList<UnreadReturn>> UnreadAsync(int limit, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<UnreadReturn>(sql["unread"], new { Limit = limit }, ct)];
    }

    /// <summary>Sends to an address again: takes it off hold and off the list, and forgets what it was held for. False when it was not held.</summary>
    public async Task<bool> LiftAsync(string subscriberId, string editor, CancellationToken ct)
    {
        if (await EmailAsync(subscriberId, ct) is not { } email)
        {
            return false;
        }

        var hash = await suppression.HashAsync(email, ct);
        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql["lift"], new { Id = subscriberId }, ct) == 0)
        {
            return false;
        }

        await session.RunAsync(sql["undo"], new { Id = subscriberId, Now = clock.GetUtcNow() }, ct);
        if (await suppression.FindAsync(session, hash, ct) is { Id: "bounced" or "complained" })
        {
            await suppression.LiftAsync(session, hash, ct);
        }

        await audit.RecordAsync(session, editor, AuditAction.Changed, new("subscriber", subscriberId), $"Sends to {Mailbox.Masked(email)} again, whose mail had come back", ct);
        await session.CommitAsync(ct);
        return true;
    }

    /// <summary>Takes a return that could not be read off the list.</summary>
    public async Task SettleAsync(string id, string editor, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql["settle"], new { Id = id }, ct) == 1)
        {
            await audit.RecordAsync(session, editor, AuditAction.Removed, new("returned-mail", id), "Looked through a mail that came back", ct);
            await session.CommitAsync(ct);
        }
    }

    private async Task<string?> EmailAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.ScalarAsync<string>(sql["email"], new { Id = id }, ct);
    }
}

/// <summary>An address that gets nothing because mail to it came back.</summary>
public sealed record HeldAddress
{
    public required string Id { get; init; }

    public required string Email { get; init; }

    /// <summary>The id of a <see cref="SuppressionReason"/>.</summary>
    public required string HeldBecause { get; init; }

    public DateTimeOffset HeldAt { get; init; }

    /// <summary>The status code and the words of what came back last.</summary>
    public string? Status { get; init; }

    public string? Diagnostic { get; init; }
}

/// <summary>A message that came back and was not acted upon.</summary>
public sealed record UnreadReturn
{
    public required string Id { get; init; }

    /// <summary><c>hard</c>, <c>soft</c> or <c>complaint</c> when only its delivery is not known; <c>unknown</c> when nothing is.</summary>
    public required string Kind { get; init; }

    public string Sender { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Recipient { get; init; } = "";

    public string Excerpt { get; init; } = "";

    public DateTimeOffset At { get; init; }
}
