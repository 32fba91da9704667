using KnowledgeHub.Accounts;
using KnowledgeHub.Mail;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Subscribers;

/// <summary>Staff enter an address in the suppression list, or take it off; whether or not there is a subscriber of that address.</summary>
public sealed class SuppressAddress(Database database, Suppression suppression, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<SuppressAddress>();

    /// <returns>What to mend, or null.</returns>
    public Task<string?> RunAsync(string email, string staff, CancellationToken ct) => ChangeAsync(email, staff, suppress: true, ct);

    /// <summary>Takes the address off the list. Who left stays away until they confirm anew.</summary>
    /// <returns>What to mend, or null.</returns>
    public Task<string?> LiftAsync(string email, string staff, CancellationToken ct) => ChangeAsync(email, staff, suppress: false, ct);

    private async Task<string?> ChangeAsync(string email, string staff, bool suppress, CancellationToken ct)
    {
        if (!Mailbox.TryReadAddress(email, out var address))
        {
            return Mailbox.NoAddress;
        }

        var hash = await suppression.HashAsync(address, ct);
        await using var session = await database.BeginAsync(ct);
        var before = await suppression.FindAsync(session, hash, ct);
        if (suppress)
        {
            await suppression.AddAsync(session, hash, SuppressionReason.Staff, ct);
            await session.RunAsync(sql["hold"], new { Email = address, Now = clock.GetUtcNow(), Because = SuppressionReason.Staff.Sentence }, ct);
        }
        else
        {
            await suppression.LiftAsync(session, hash, ct);
            await session.RunAsync(sql["release"], new { Email = address }, ct);
        }

        // The trail names the record or the hash, never the address.
        var id = await session.ScalarAsync<string>(sql["id"], new { Email = address }, ct);
        var subject = id is null ? new AuditSubject("suppression", hash[..16]) : new AuditSubject("subscriber", id);
        await audit.RecordAsync(session, staff, suppress ? AuditAction.Suppressed : AuditAction.Lifted, subject, before is null ? "" : $"It was on the list: {before.Sentence}", ct);
        await session.CommitAsync(ct);
        return null;
    }
}
