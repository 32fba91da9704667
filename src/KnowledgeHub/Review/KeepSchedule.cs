using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Storage;
using Microsoft.Extensions.Logging;

namespace KnowledgeHub.Review;

/// <summary>
/// Publishes what is due and takes off the site what has ended. The plan goes in the transaction that carries it out, so
/// that each is carried out once, whoever else looks at the same moment and whatever breaks off in between.
/// </summary>
public sealed partial class KeepSchedule(
    Database database, Drafts drafts, PublishContent publish, PublishRight right, UnpublishContent unpublish, ChangeFeed changes, ReviewMails mails, AuditTrail audit, TimeProvider clock, ILogger<KeepSchedule> log)
{
    private readonly NamedSql sql = database.Sql<KeepSchedule>();

    /// <summary>Does what is due and says how many items readers see or no longer see.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var done = 0;
        foreach (var plan in await DueAsync<PlannedPublication>("due-publications", ct))
        {
            done += await TryAsync(() => PublishAsync(plan, ct), plan.ContentId) ? 1 : 0;
        }

        foreach (var plan in await DueAsync<PlannedEnd>("due-ends", ct))
        {
            done += await TryAsync(() => EndAsync(plan, ct), plan.ContentId) ? 1 : 0;
        }

        return done;
    }

    private async Task<List<T>> DueAsync<T>(string query, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<T>(sql[query], new { Now = clock.GetUtcNow() }, ct)];
    }

    // One item that can't be handled must not keep the others waiting; it stays due and is tried again.
    private async Task<bool> TryAsync(Func<Task<bool>> carryOut, string contentId)
    {
        try
        {
            return await carryOut();
        }
        catch (Exception e) when (e is not (OperationCanceledException or SettingException))
        {
            LogFailed(e, contentId);
            return false;
        }
    }

    private async Task<bool> PublishAsync(PlannedPublication plan, CancellationToken ct)
    {
        string reason;
        await using (var session = await database.BeginAsync(ct))
        {
            if (await TakePlanAsync(session, plan, ct) is not { } state)
            {
                return false;
            }

            var result = state.Item.State == "published" && state.Item.LiveVersion == plan.Version ? new PublishResult.NothingToPublish()
                : await right.RefusalAsync(session, plan.SetBy, state.Item, ct) is { } refusal ? new PublishResult.Invalid([refusal])
                : state.Item.DraftVersion == plan.Version ? await publish.RunAsync(session, plan.ContentId, plan.SetBy, plan.Edit, ApprovalDemand.AsRulesAsk, ct)
                : new PublishResult.Invalid([new("title", "Somebody changed the draft after it was scheduled; look at the change and schedule it again.")]);
            if (result is not PublishResult.Invalid invalid)
            {
                await session.CommitAsync(ct);
                return result is PublishResult.Published;
            }

            reason = string.Join(" ", invalid.Problems.Select(problem => problem.Message));
        }

        await GiveUpAsync(plan, reason, ct);
        return false;
    }

    // What was begun above is undone; the mail is drawn in between, because that takes too long for a transaction.
    private async Task GiveUpAsync(PlannedPublication plan, string reason, CancellationToken ct)
    {
        if (await drafts.FindAsync(plan.ContentId, ct) is not { } seen)
        {
            return;
        }

        var mail = await mails.NotPublishedAsync(seen.Item, reason);
        await using var session = await database.BeginAsync(ct);
        if (await TakePlanAsync(session, plan, ct) is { } state)
        {
            await mails.PostAsync(session, mail, await right.ActiveAsync(session, [plan.SetBy, state.Item.UpdatedBy], ct) is [var told, ..] ? [told] : [], ct);
            await audit.RecordAsync(session, plan.SetBy, AuditAction.Changed, new("content", plan.ContentId, state.Item.DraftVersion), $"{state.Item.Title}\nNot published as scheduled: {reason}", ct);
            await session.CommitAsync(ct);
            mails.Wake();
        }
    }

    private async Task<DraftState?> TakePlanAsync(Session session, PlannedPublication plan, CancellationToken ct)
    {
        await changes.TakeTurnAsync(session, ct);
        var state = await drafts.TakeAsync(session, plan.ContentId, ct);
        return await session.RunAsync(sql["take-publication"], new { plan.ContentId, plan.Version, plan.DueAt }, ct) == 1 ? state : null;
    }

    private async Task<bool> EndAsync(PlannedEnd plan, CancellationToken ct)
    {
        if (await drafts.FindAsync(plan.ContentId, ct) is not { } seen)
        {
            return false;
        }

        var mail = await mails.NotEndedAsync(seen.Item, "The address to which its readers should be led leads back to this very item, or is no page of this hub.");
        await using var session = await database.BeginAsync(ct);
        await changes.TakeTurnAsync(session, ct);
        var state = await drafts.TakeAsync(session, plan.ContentId, ct);
        if (state is null || await session.RunAsync(sql["take-end"], new { plan.ContentId, plan.DueAt }, ct) == 0)
        {
            return false;
        }

        var problem = await unpublish.RunAsync(session, plan.ContentId, plan.Target, plan.SetBy, ct);
        if (problem is { Field: "target" })
        {
            await mails.PostAsync(session, mail, [plan.SetBy], ct);
            await audit.RecordAsync(session, plan.SetBy, AuditAction.Changed, new("content", plan.ContentId, state.Item.LiveVersion), $"{state.Item.Title}\nNot taken off the site as planned: {problem.Message}", ct);
        }

        await session.CommitAsync(ct);
        mails.Wake();
        return problem is null;
    }

    [LoggerMessage(LogLevel.Error, "What is planned for item {Id} failed and is tried again")]
    private partial void LogFailed(Exception e, string id);
}
