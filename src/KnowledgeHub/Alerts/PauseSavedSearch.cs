using KnowledgeHub.Mail;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Alerts;

/// <summary>Stops the mails of a saved search at once: what waits to be sent is taken back. Safe to run twice.</summary>
public sealed class PauseSavedSearch(Database database, MailQueue queue)
{
    private readonly NamedSql sql = database.Sql<PauseSavedSearch>();

    public async Task RunAsync(string id, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        await session.RunAsync(sql["pause"], new { Id = id }, ct);
        await queue.TakeBackAsync(session, id, ct);
        await session.CommitAsync(ct);
    }
}
