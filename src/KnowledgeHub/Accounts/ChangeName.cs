using KnowledgeHub.Storage;

namespace KnowledgeHub.Accounts;

/// <summary>Changes what colleagues call somebody.</summary>
public sealed class ChangeName(Database database, AuditTrail audit)
{
    private readonly NamedSql sql = database.Sql<ChangeName>();

    /// <returns>What to mend, or null.</returns>
    public async Task<string?> RunAsync(string id, string name, string by, CancellationToken ct)
    {
        if (name.Replace("\0", "", StringComparison.Ordinal).Trim() is not { Length: > 0 and <= 200 } settled)
        {
            return "Write your name, in at most 200 characters.";
        }

        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql["change"], new { Id = id, Name = settled }, ct) > 0)
        {
            await audit.RecordAsync(session, by, AuditAction.Changed, new("account", id), $"{by}: name is now {settled}", ct);
            await session.CommitAsync(ct);
        }

        return null;
    }
}
