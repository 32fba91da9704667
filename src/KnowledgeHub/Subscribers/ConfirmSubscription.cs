using KnowledgeHub.Storage;

namespace KnowledgeHub.Subscribers;

/// <summary>
/// The second half of the double opt-in. It proves that the mailbox takes mail and that its owner wants it, so it also
/// takes the address off the suppression list, whatever it was there for. Safe to run twice: the second time finds it done.
/// </summary>
public sealed class ConfirmSubscription(Database database, Suppression suppression, TimeProvider clock)
{
    /// <summary>How long the link in the mail works.</summary>
    public static readonly TimeSpan LinkWorksFor = TimeSpan.FromDays(7);

    private readonly NamedSql sql = database.Sql<ConfirmSubscription>();

    /// <summary>False when the request is gone, too old, or was taken back.</summary>
    public async Task<bool> RunAsync(string id, CancellationToken ct)
    {
        if (await AddressAsync(id, ct) is not { } email)
        {
            return false;
        }

        var hash = await suppression.HashAsync(email, ct);
        var now = clock.GetUtcNow();
        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql["confirm"], new { Id = id, Email = email, Now = now, Oldest = now - LinkWorksFor }, ct) == 0)
        {
            return await session.ScalarAsync<int>(sql["is-confirmed"], new { Id = id }, ct) == 1;
        }

        await suppression.LiftAsync(session, hash, ct);
        await session.CommitAsync(ct);
        return true;
    }

    private async Task<string?> AddressAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.ScalarAsync<string>(sql["address"], new { Id = id }, ct);
    }
}
