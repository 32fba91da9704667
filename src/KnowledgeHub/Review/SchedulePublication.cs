using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Review;

/// <summary>Sets when a draft is published by itself, or takes that back.</summary>
public sealed class SchedulePublication(Database database, Drafts drafts, ApprovalRules rules, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<SchedulePublication>();

    /// <param name="id">The item.</param>
    /// <param name="version">The version that was on the screen; a newer one is never published in its place.</param>
    /// <param name="due">When.</param>
    /// <param name="edit">How much the change matters to readers.</param>
    /// <param name="who">Who decided.</param>
    /// <param name="ct">Stops waiting for the database.</param>
    /// <returns>What to mend, or null when it is scheduled.</returns>
    public async Task<Problem?> RunAsync(string id, string version, DateTimeOffset due, Edit edit, string who, CancellationToken ct)
    {
        if (due <= clock.GetUtcNow())
        {
            return new("publish-at", "That time has passed. Choose a later one, or publish it now.");
        }

        await using var session = await database.BeginAsync(ct);
        if (await drafts.TakeAsync(session, id, ct) is not { } state)
        {
            return SendToReview.Gone;
        }

        if (await RefusalAsync(session, state, version, edit, ct) is { } refusal)
        {
            return refusal;
        }

        await session.RunAsync(sql["schedule"], new { Id = id, Version = version, Due = due, Major = edit.IsMajor, edit.Note, Who = who, Now = clock.GetUtcNow() }, ct);
        await audit.RecordAsync(session, who, AuditAction.Scheduled, new("content", id, state.Item.DraftVersion), $"{state.Item.Title}\nPublished on {due.UtcDateTime:d MMM yyyy, HH:mm} UTC", ct);
        await session.CommitAsync(ct);
        return null;
    }

    public async Task<Problem?> CancelAsync(string id, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await drafts.TakeAsync(session, id, ct) is not { } state || await session.RunAsync(sql["cancel"], new { Id = id }, ct) == 0)
        {
            return new("publish-at", "There is no schedule to cancel: the draft is published already, or somebody cancelled it before you.");
        }

        await audit.RecordAsync(session, who, AuditAction.Changed, new("content", id, state.Item.DraftVersion), $"{state.Item.Title}\nSchedule cancelled", ct);
        await session.CommitAsync(ct);
        return null;
    }

    private async Task<Problem?> RefusalAsync(Session session, DraftState state, string version, Edit edit, CancellationToken ct)
    {
        if (state.Item.DraftVersion != version)
        {
            return SendToReview.Newer;
        }

        if (!state.IsWaiting)
        {
            return new("publish-at", "Readers already see this version, so there is nothing to schedule.");
        }

        var problem = await rules.CheckAsync(session, state.Item, ct)
            ?? (state.Item.LiveVersion is not null ? edit.Problem : null)
            ?? CheckContent.ForPublication(state.Item.ContentType, state.Item.Body).FirstOrDefault();
        // They are all said beside the schedule: the form that they would be mended in is another one.
        return problem is null ? null : problem with { Field = "publish-at" };
    }
}
