using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Subscribers;

/// <summary>
/// Erases a person at once and for good. What stays tells of nobody: the rows of the ledger, so that issues are still
/// accounted for, with a subscriber row that holds no address; and the keyed hash in the suppression list, so that no
/// import brings the address back.
/// </summary>
public sealed class EraseSubscriber(Database database, Suppression suppression, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<EraseSubscriber>();

    /// <param name="id">The subscriber.</param>
    /// <param name="alsoSearches">Whether the searches that the address follows go too.</param>
    /// <param name="staff">Who did it for the owner; empty when the owner did.</param>
    /// <param name="ct">Stops waiting for the database.</param>
    /// <returns>What was erased, or null when there is nobody.</returns>
    public async Task<Erasure?> RunAsync(string id, bool alsoSearches, string staff, CancellationToken ct)
    {
        if (await AddressAsync(id, ct) is not { } email)
        {
            return null;
        }

        var hash = await suppression.HashAsync(email, ct);
        await using var session = await database.BeginAsync(ct);
        var erased = await RunAsync(session, id, email, hash, alsoSearches, staff, ct);
        if (erased is not null)
        {
            await session.CommitAsync(ct);
        }

        return erased;
    }

    /// <summary>The same in the caller's transaction; <paramref name="hash"/> is what <see cref="Suppression.HashAsync"/> gave for the address.</summary>
    public async Task<Erasure?> RunAsync(Session session, string id, string email, string hash, bool alsoSearches, string staff, CancellationToken ct)
    {
        var args = new { Id = id, Email = email, Like = $"%{Escaped(email)}%", Now = clock.GetUtcNow() };
        if (await session.RunAsync(sql["empty"], args, ct) == 0)
        {
            return null;
        }

        await session.RunAsync(sql["topics"], args, ct);
        var erased = new Erasure
        {
            Deliveries = await session.ScalarAsync<int>(sql["count-deliveries"], args, ct),
            Searches = alsoSearches ? await session.ScalarAsync<int>(sql["count-searches"], args, ct) : 0,
        };
        await session.RunAsync(sql["leave-deliveries"], args, ct);
        await session.RunAsync(sql["answers"], args, ct);
        await session.RunAsync(sql["diagnostics"], args, ct);
        await session.RunAsync(sql["returned"], args, ct);
        var mails = 0;
        if (alsoSearches)
        {
            mails += await session.RunAsync(sql["search-mails"], args, ct);
            await session.RunAsync(sql["follower"], args, ct);
        }

        mails += await session.RunAsync(sql["mails"], args, ct);
        await session.RunAsync(sql["import-rows"], args, ct);
        await suppression.AddAsync(session, hash, SuppressionReason.Erased, ct);
        await audit.RecordAsync(session, staff, AuditAction.Erased, new AuditSubject("subscriber", id), staff.Length == 0 ? "By the owner of the address." : "", ct);
        return erased with { Mails = mails };
    }

    /// <summary>How many searches the address of a subscriber follows.</summary>
    public async Task<int> CountSearchesAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.ScalarAsync<string>(sql["address"], new { Id = id }, ct) is { } email
            ? await session.ScalarAsync<int>(sql["count-searches"], new { Email = email }, ct)
            : 0;
    }

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private async Task<string?> AddressAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.ScalarAsync<string>(sql["address"], new { Id = id }, ct);
    }
}

/// <summary>What an erasure took away, for the receipt.</summary>
public sealed record Erasure
{
    /// <summary>Rows of the ledger that now tell of nobody.</summary>
    public int Deliveries { get; init; }

    /// <summary>Copies of mails that were deleted.</summary>
    public int Mails { get; init; }

    public int Searches { get; init; }
}
