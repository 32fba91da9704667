using KnowledgeHub.Storage;

namespace KnowledgeHub.Alerts;

/// <summary>Changes how often a saved search may send a mail. What was announced and not mailed yet comes with the next one.</summary>
public sealed class ChangePeriod(Database database, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<ChangePeriod>();

    /// <returns>What to mend, or null when it is stored.</returns>
    public async Task<string?> RunAsync(string id, string period, CancellationToken ct)
    {
        if (!AlertPeriod.Is(period))
        {
            return AlertPeriod.Unknown;
        }

        await using var session = await database.OpenAsync(ct);
        await session.RunAsync(sql["change"], new { Id = id, Period = period, DueAt = AlertPeriod.Next(period, clock.GetUtcNow()) }, ct);
        return null;
    }
}
