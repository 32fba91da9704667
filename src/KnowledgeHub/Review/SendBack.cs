using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Review;

/// <summary>Sends a draft back to its author with a reason. Approvals it had no longer hold, and a schedule ends.</summary>
public sealed class SendBack(Database database, Drafts drafts, Approvals approvals, ReviewMails mails, AuditTrail audit, TimeProvider clock)
{
    public const int LongestReason = 2000;

    private readonly NamedSql sql = database.Sql<SendBack>();

    /// <returns>What to mend, or null when the author has it back.</returns>
    public async Task<Problem?> RunAsync(string id, string version, string reason, string who, CancellationToken ct)
    {
        reason = reason.Trim();
        if (reason.Length is 0 or > LongestReason)
        {
            return new("reason", reason.Length == 0 ? "Say what has to change; the author can't guess it." : $"The reason is longer than {LongestReason} characters; shorten it.");
        }

        if (await drafts.FindAsync(id, ct) is not { } seen)
        {
            return SendToReview.Gone;
        }

        var mail = await mails.SentBackAsync(seen.Item, who, reason);
        await using var session = await database.BeginAsync(ct);
        if (await drafts.TakeAsync(session, id, ct) is not { } state)
        {
            return SendToReview.Gone;
        }

        if (state.Item.DraftVersion != version)
        {
            return SendToReview.Newer;
        }

        if (state.Sent is not { } sent || state.Stage is not (Stage.InReview or Stage.Approved or Stage.Scheduled))
        {
            return new("reason", "The draft is not in review, so there is nothing to send back.");
        }

        await approvals.SetAsideAsync(session, version, ct);
        await session.RunAsync(sql["send-back"], new { Id = id, Version = version, Who = who, Now = clock.GetUtcNow(), Reason = reason }, ct);
        await session.RunAsync(sql["end-schedule"], new { Id = id }, ct);
        await mails.PostAsync(session, mail, [sent.SentBy, state.Item.UpdatedBy, .. state.Publication is { } plan ? [plan.SetBy] : Array.Empty<string>()], ct);
        await audit.RecordAsync(session, who, AuditAction.SentBack, new("content", id, state.Item.DraftVersion), $"{state.Item.Title}\nReason: {reason}", ct);
        await session.CommitAsync(ct);
        mails.Wake();
        return null;
    }
}
