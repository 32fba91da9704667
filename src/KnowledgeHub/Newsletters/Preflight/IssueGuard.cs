namespace KnowledgeHub.Newsletters.Preflight;

/// <summary>The last look at an issue when it is due: one that is late, or not what was approved, waits for staff.</summary>
public sealed class IssueGuard(IssueStore issues, IssueFingerprint fingerprints, IssueApprovals approvals, TimeProvider clock)
{
    /// <summary>What is later than this is not sent by itself: a hub that was down for a day must not mail yesterday's invitation.</summary>
    public static readonly TimeSpan Latest = TimeSpan.FromHours(3);

    /// <summary>Why the issue must not go out now, or null.</summary>
    public async Task<string?> WhyNotAsync(string issueId, CancellationToken ct)
    {
        var issue = (await issues.FindAsync(issueId, ct))!;
        if (issue.DueAt is { } due && due + Latest < clock.GetUtcNow())
        {
            return FormattableString.Invariant($"It was due on {due.UtcDateTime:d MMM yyyy, HH:mm} UTC and the hub was not there to send it. Send it now, or choose another time.");
        }

        return await approvals.IsAskedAsync(ct) && await approvals.FindAsync(issueId, await fingerprints.OfAsync(issue, ct), ct) is null
            ? "It was changed after it was approved, or never approved. Have it approved, and send it again."
            : null;
    }
}
