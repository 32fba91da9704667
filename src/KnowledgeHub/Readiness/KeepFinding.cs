using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Readiness;

/// <summary>Says that a finding whose passage changed still holds, and at which passage of the newest text; or removes it.</summary>
public sealed class KeepFinding(Database database, LivePassages passages, AuditTrail audit)
{
    private readonly NamedSql sql = database.Sql<KeepFinding>();

    /// <summary>Ties the finding to a passage of a newer version; what it says stays.</summary>
    /// <returns>What to mend, or null.</returns>
    public async Task<Problem?> RunAsync(string contentId, string findingId, string version, string anchor, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        var known = await session.ScalarAsync<string>(sql["version-of"], new { ContentId = contentId, Version = version }, ct);
        if (known is null || (await passages.ReadAsync(session, [version], ct)).GetValueOrDefault(version) is not { } text || text.Find(anchor) is null)
        {
            return new("passage", "Choose the passage that shows it now, or remove the finding.");
        }

        var quote = RecordFinding.QuoteOf(new NewFinding { Version = version, Anchor = anchor, Dimension = "", Country = "" }, text);
        if (await session.ScalarAsync<string>(sql["tie"], new { Id = findingId, ContentId = contentId, Version = version, Anchor = anchor, Quote = quote }, ct) is not { } what)
        {
            return new("passage", "That finding is not there any more.");
        }

        await audit.RecordAsync(session, who, AuditAction.Changed, new("readiness-finding", findingId), $"{what} still holds\n{quote}", ct);
        await session.CommitAsync(ct);
        return null;
    }

    /// <summary>Removes a finding. False when there was none.</summary>
    public async Task<bool> RemoveAsync(string contentId, string findingId, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await session.ScalarAsync<string>(sql["remove"], new { Id = findingId, ContentId = contentId }, ct) is not { } what)
        {
            return false;
        }

        await audit.RecordAsync(session, who, AuditAction.Removed, new("readiness-finding", findingId), $"{what}\nItem {contentId}", ct);
        await session.CommitAsync(ct);
        return true;
    }
}
