using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters.Preflight;

/// <summary>A second person's word for an issue. It holds for the issue as it stood: any change makes it void.</summary>
public sealed class IssueApprovals(Database database, IssueStore issues, IssueFingerprint fingerprints, AuditTrail audit, TimeProvider clock)
{
    private const string Rule = "newsletter-approval";
    private readonly NamedSql sql = database.Sql<IssueApprovals>();

    /// <summary>Whether issues need approval.</summary>
    public async Task<bool> IsAskedAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.ScalarAsync<string>(sql["rule"], new { Name = Rule }, ct) == "on";
    }

    public async Task AskAsync(bool asked, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        await session.RunAsync(sql["set-rule"], new { Name = Rule, Value = asked ? "on" : "off" }, ct);
        await audit.RecordAsync(session, who, AuditAction.Changed, new("newsletter-rule", "approval"), asked ? "Issues need the approval of a second person." : "Issues need no approval.", ct);
        await session.CommitAsync(ct);
    }

    /// <summary>The approval of an issue with this fingerprint, or null.</summary>
    public async Task<IssueApproval?> FindAsync(string issueId, string fingerprint, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<IssueApproval>(sql["find"], new { Id = issueId, Fingerprint = fingerprint }, ct);
    }

    /// <param name="issueId">The issue.</param>
    /// <param name="seen">The fingerprint of what was on the page when the button was pressed.</param>
    /// <param name="who">Who approves.</param>
    /// <param name="ct">Stops waiting for the database.</param>
    /// <returns>What stands against it, or null when it is approved.</returns>
    public async Task<string?> ApproveAsync(string issueId, string seen, string who, CancellationToken ct)
    {
        if (await issues.FindAsync(issueId, ct) is not { CanBeChanged: true } issue)
        {
            return "The issue is on its way already, so there is nothing left to approve.";
        }

        if (issue.UpdatedBy == who)
        {
            return "You changed the issue last, so somebody else has to approve it.";
        }

        if (await fingerprints.OfAsync(issue, ct) != seen)
        {
            return "The issue has changed since you opened this page; look at it again before you approve.";
        }

        await using var session = await database.BeginAsync(ct);
        await session.RunAsync(sql["approve"], new { Id = issueId, Fingerprint = seen, Who = who, Now = clock.GetUtcNow() }, ct);
        await audit.RecordAsync(session, who, AuditAction.Approved, new("issue", issueId), issue.Title, ct);
        await session.CommitAsync(ct);
        return null;
    }
}

/// <summary>Who approved an issue, and when.</summary>
public sealed record IssueApproval
{
    public required string ApprovedBy { get; init; }

    public DateTimeOffset ApprovedAt { get; init; }
}
