using KnowledgeHub.Storage;

namespace KnowledgeHub.Alerts;

/// <summary>Switches the mails of a paused search on again. What was announced meanwhile is not told.</summary>
public sealed class ResumeSavedSearch(Database database, SavedSearchStore searches, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<ResumeSavedSearch>();

    public async Task RunAsync(string id, CancellationToken ct)
    {
        if (await searches.FindAsync(id, ct) is not { } search)
        {
            return;
        }

        await using var session = await database.OpenAsync(ct);
        await session.RunAsync(sql["resume"], new { Id = id, DueAt = AlertPeriod.Next(search.Period, clock.GetUtcNow()) }, ct);
    }
}
