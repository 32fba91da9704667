using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters;

/// <summary>Stops an issue that is being sent: who has not got it yet gets it no more. What is at the mail server can't be called back.</summary>
public sealed class StopIssue(Database database, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<StopIssue>();

    /// <returns>How many subscribers were left out.</returns>
    public async Task<int> RunAsync(string id, string editor, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.RunAsync(sql["stop"], new { Id = id, Answer = $"Stopped by {editor}.", Now = clock.GetUtcNow() }, ct);
    }
}
