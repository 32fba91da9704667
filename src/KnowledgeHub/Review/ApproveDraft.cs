using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Review;

/// <summary>A colleague's word that a draft in review can be published. Nobody approves what they wrote a part of.</summary>
public sealed class ApproveDraft(Database database, Drafts drafts, Approvals approvals, ReviewMails mails, AuditTrail audit, TimeProvider clock)
{
    /// <param name="id">The item.</param>
    /// <param name="version">The version that was on the screen.</param>
    /// <param name="who">The approver's address.</param>
    /// <param name="name">What colleagues call them.</param>
    /// <param name="ct">Stops waiting for the database.</param>
    /// <returns>What stands against it, or null when it is written down.</returns>
    public async Task<Problem?> RunAsync(string id, string version, string who, string name, CancellationToken ct)
    {
        if (await drafts.FindAsync(id, ct) is not { } seen)
        {
            return SendToReview.Gone;
        }

        var mail = await mails.ApprovedAsync(seen.Item, name.Length > 0 ? name : who);
        await using var session = await database.BeginAsync(ct);
        if (await drafts.TakeAsync(session, id, ct) is not { } state)
        {
            return SendToReview.Gone;
        }

        if (Refusal(state, version, who) is { } refusal)
        {
            return refusal;
        }

        var approval = new Approval { Version = version, Who = who.ToLowerInvariant(), Name = name.Length > 0 ? name : who, Counts = true, ApprovedAt = clock.GetUtcNow() };
        if (!await approvals.AddAsync(session, id, approval, ct))
        {
            return new("review", "You approved this version already.");
        }

        if (await approvals.SettleAsync(session, state, who, ct))
        {
            await mails.PostAsync(session, mail, [state.Sent!.SentBy], ct);
        }

        await audit.RecordAsync(session, who, AuditAction.Approved, new("content", id, state.Item.DraftVersion), state.Item.Title, ct);
        await session.CommitAsync(ct);
        mails.Wake();
        return null;
    }

    private static Problem? Refusal(DraftState state, string version, string who) =>
        state.Item.DraftVersion != version ? SendToReview.Newer
        : state.WroteIt(who) ? new("review", "You wrote a part of this draft, so somebody else has to approve it.")
        : state.Stage is Stage.InReview or Stage.Approved ? null
        : new("review", "The draft is not in review; send it to review first.");
}
