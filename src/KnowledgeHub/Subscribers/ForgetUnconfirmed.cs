using KnowledgeHub.Mail;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Subscribers;

/// <summary>
/// Forgets sign-ups that nobody confirmed, with the mails about them: without a confirmation there is no consent to keep an
/// address. Whoever was ever confirmed, left after that, or is held keeps their record.
/// </summary>
public sealed class ForgetUnconfirmed(Database database, MailQueue queue, TimeProvider clock)
{
    /// <summary>How long a sign-up is kept; its link works for a shorter time.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    // Nobody else who writes waits long.
    private const int AtOnce = 500;

    private readonly NamedSql sql = database.Sql<ForgetUnconfirmed>();

    /// <summary>Says how many were forgotten.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var forgotten = 0;
        for (var some = AtOnce; some == AtOnce; forgotten += some)
        {
            some = await SomeAsync(ct);
        }

        return forgotten;
    }

    private async Task<int> SomeAsync(CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        var ids = (await session.QueryAsync<string>(sql["forget"], new { Before = clock.GetUtcNow() - Kept, Most = AtOnce }, ct)).ToList();
        foreach (var id in ids)
        {
            await queue.TakeBackAsync(session, id, ct);
        }

        await session.CommitAsync(ct);
        return ids.Count;
    }
}
