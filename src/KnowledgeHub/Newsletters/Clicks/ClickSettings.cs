using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters.Clicks;

/// <summary>Whether clicks are counted: on the whole hub, and for one issue. Both have to be on.</summary>
public sealed class ClickSettings(Database database, HubValues values, AuditTrail audit)
{
    private const string HubWide = "count-clicks";
    private readonly NamedSql sql = database.Sql<ClickSettings>();

    public async Task<bool> CountsAsync(CancellationToken ct) => await values.ReadAsync(HubWide, ct) is not "off";

    /// <summary>Whether the clicks of an issue are counted, the hub's own setting included.</summary>
    public async Task<bool> CountsAsync(string issueId, CancellationToken ct) => await CountsAsync(ct) && await IssueCountsAsync(issueId, ct);

    /// <summary>What is set for the issue itself.</summary>
    public async Task<bool> IssueCountsAsync(string issueId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.ScalarAsync<int>(sql["issue-counts"], new { Id = issueId }, ct) == 1;
    }

    public async Task SetAsync(bool counts, string editor, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        await session.RunAsync(sql["set"], new { Name = HubWide, Value = counts ? "on" : "off" }, ct);
        await audit.RecordAsync(session, editor, AuditAction.Changed, new("newsletters", "clicks"), counts ? "Clicks are counted" : "Clicks are not counted", ct);
        await session.CommitAsync(ct);
    }

    public async Task SetAsync(string issueId, bool counts, string editor, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql["set-issue"], new { Id = issueId, Counts = counts }, ct) == 1)
        {
            await audit.RecordAsync(session, editor, AuditAction.Changed, new("issue", issueId), counts ? "Clicks of this issue are counted" : "Clicks of this issue are not counted", ct);
            await session.CommitAsync(ct);
        }
    }
}
