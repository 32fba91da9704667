using KnowledgeHub.Mail;

namespace KnowledgeHub.Newsletters.Preflight;

/// <summary>Everything to look at before an issue goes out. Asks no other machine: what is outside was looked up before.</summary>
public sealed class CheckIssue(DrawEditions draw, CheckOwnLinks links, CheckPromises promises, CheckSender sender, LookUpOutside outside, IssueFingerprint fingerprints, IssueRecipients recipients, IssueApprovals approvals, MailSettings settings)
{
    public async Task<PreflightReport> RunAsync(Issue issue, CancellationToken ct)
    {
        var fingerprint = await fingerprints.OfAsync(issue, ct);
        var editions = await draw.RunAsync(issue, ct);
        var isTrial = settings.Host is null || !await recipients.AnyRealAsync(issue.Id, ct);
        List<Finding> findings =
        [
            .. CheckEditions.Run(issue, editions),
            .. await links.RunAsync(issue, editions, ct),
            .. await promises.RunAsync(issue, ct),
            .. await outside.LastAsync(issue, fingerprint, editions, ct),
            .. await sender.RunAsync(isTrial, ct),
        ];
        if (await approvals.IsAskedAsync(ct))
        {
            findings.Add(await approvals.FindAsync(issue.Id, fingerprint, ct) is { } approval
                ? Finding.Ok("Approval", $"{approval.ApprovedBy} has approved the issue as it stands.")
                : Finding.Stop("Approval", "A second person has to approve the issue as it stands before it goes out."));
        }

        return new(fingerprint, [.. findings.OrderByDescending(finding => finding.Level)]);
    }
}
