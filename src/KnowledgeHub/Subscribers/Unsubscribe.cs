using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Subscribers;

/// <summary>Ends a subscription at once and enters the address in the suppression list. Safe to run twice.</summary>
public sealed class Unsubscribe(Database database, Suppression suppression, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<Unsubscribe>();

    /// <summary>At the owner's own wish.</summary>
    public Task RunAsync(string id, CancellationToken ct) => LeaveAsync(id, null, ct);

    /// <summary>By staff, at a wish that reached them in another way.</summary>
    public Task ForOwnerAsync(string id, string staff, CancellationToken ct) => LeaveAsync(id, staff, ct);

    private async Task LeaveAsync(string id, string? staff, CancellationToken ct)
    {
        if (await AddressAsync(id, ct) is not { } email)
        {
            return;
        }

        var hash = await suppression.HashAsync(email, ct);
        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql["leave"], new { Id = id, Email = email, Now = clock.GetUtcNow() }, ct) == 0)
        {
            return;
        }

        // That it bounced or complained is still worth knowing.
        if (await suppression.FindAsync(session, hash, ct) is null)
        {
            await suppression.AddAsync(session, hash, SuppressionReason.Left, ct);
        }

        if (staff is not null)
        {
            await audit.RecordAsync(session, staff, AuditAction.Unsubscribed, new AuditSubject("subscriber", id), "", ct);
        }

        await session.CommitAsync(ct);
    }

    private async Task<string?> AddressAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.ScalarAsync<string>(sql["address"], new { Id = id }, ct);
    }
}
