using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Review;

/// <summary>Sets when an item leaves the site by itself and where its address leads then, or takes that back.</summary>
public sealed class ScheduleEnd(Database database, Drafts drafts, UnpublishedContent unpublished, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<ScheduleEnd>();

    /// <returns>What to mend, or null when it is planned.</returns>
    public async Task<Problem?> RunAsync(string id, DateTimeOffset due, string target, string who, CancellationToken ct)
    {
        if (due <= clock.GetUtcNow())
        {
            return new("end-at", "That time has passed. Choose a later one, or take the item off the site now.");
        }

        await using var session = await database.BeginAsync(ct);
        if (await drafts.TakeAsync(session, id, ct) is not { } state)
        {
            return SendToReview.Gone;
        }

        if (due <= state.Publication?.DueAt)
        {
            return new("end-at", "The item would leave the site before it is published; choose a later time.");
        }

        var (path, problem) = await unpublished.CheckTargetAsync(session, id, target, ct);
        if (problem is not null)
        {
            return problem with { Field = "end-at" };
        }

        await session.RunAsync(sql["plan"], new { Id = id, Due = due, Target = path, Who = who, Now = clock.GetUtcNow() }, ct);
        await audit.RecordAsync(session, who, AuditAction.Scheduled, new("content", id, state.Item.LiveVersion), $"{state.Item.Title}\nOff the site on {due.UtcDateTime:d MMM yyyy, HH:mm} UTC", ct);
        await session.CommitAsync(ct);
        return null;
    }

    public async Task<Problem?> CancelAsync(string id, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await drafts.TakeAsync(session, id, ct) is not { } state || await session.RunAsync(sql["cancel"], new { Id = id }, ct) == 0)
        {
            return new("end-at", "Nothing is planned that could be cancelled; it is done already, or somebody cancelled it before you.");
        }

        await audit.RecordAsync(session, who, AuditAction.Changed, new("content", id, state.Item.LiveVersion), $"{state.Item.Title}\nStays on the site: the planned end is cancelled", ct);
        await session.CommitAsync(ct);
        return null;
    }
}
