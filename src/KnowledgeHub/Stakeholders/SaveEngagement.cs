using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Stakeholders;

/// <summary>Logs an engagement, or changes it when nobody did meanwhile. Participants who were erased stay as they are.</summary>
public sealed class SaveEngagement(Database database, EngagementStore store, TermStore terms, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<SaveEngagement>();

    public async Task<RecordResult> RunAsync(Engagement typed, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        var result = await RunAsync(session, typed, who, ct);
        if (result is RecordResult.Saved)
        {
            await session.CommitAsync(ct);
        }

        return result;
    }

    /// <summary>The same inside the caller's transaction.</summary>
    internal async Task<RecordResult> RunAsync(Session session, Engagement typed, string who, CancellationToken ct)
    {
        var known = await terms.ReadNewestAsync(session, ct);
        var engagement = Tidy.Run(typed, known);
        if (CheckRecord.Of(engagement, known, store.Today).ToList() is { Count: > 0 } problems)
        {
            return new RecordResult.Invalid(problems);
        }

        var isNew = engagement.Id.Length == 0;
        engagement = engagement with { Id = isNew ? Id.New(clock) : engagement.Id, UpdatedAt = clock.GetUtcNow(), UpdatedBy = who };
        if (await session.RunAsync(sql[isNew ? "add" : "change"], Row(engagement), ct) == 0)
        {
            return await store.FindAsync(session, engagement.Id, ct) is { DeletedAt: null } theirs ? new RecordResult.Conflict(theirs.Version, theirs.UpdatedBy) : new RecordResult.NotFound();
        }

        await WriteListsAsync(session, engagement, ct);
        await audit.RecordAsync(session, who, isNew ? AuditAction.Added : AuditAction.Changed, new("engagement", engagement.Id), $"{engagement.KindName} of {engagement.OnDay:yyyy-MM-dd}", ct);
        return new RecordResult.Saved(engagement.Id);
    }

    /// <summary>Says that the next step was taken. False when nothing waited.</summary>
    public async Task<bool> DoneAsync(string id, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql["done"], new { Id = id, store.Today, Now = clock.GetUtcNow(), Who = who }, ct) == 0)
        {
            return false;
        }

        await audit.RecordAsync(session, who, AuditAction.Changed, new("engagement", id), "Next step done", ct);
        await session.CommitAsync(ct);
        return true;
    }

    private async Task WriteListsAsync(Session session, Engagement engagement, CancellationToken ct)
    {
        foreach (var list in new[] { "clear-participants", "clear-topics", "clear-asks", "clear-items" })
        {
            await session.RunAsync(sql[list], new { engagement.Id }, ct);
        }

        foreach (var participant in engagement.Participants.Where(participant => participant.Kind != Participant.Erased))
        {
            await session.RunAsync(sql["add-participant"], new { ParticipantId = Id.New(clock), engagement.Id, participant.Kind, participant.PersonId, participant.OrganisationId, participant.Staff }, ct);
        }

        foreach (var topic in engagement.Topics)
        {
            await session.RunAsync(sql["add-topic"], new { engagement.Id, Topic = topic }, ct);
        }

        foreach (var ask in engagement.Asks)
        {
            await session.RunAsync(sql["add-ask"], new { engagement.Id, Ask = ask }, ct);
        }

        foreach (var item in engagement.Items)
        {
            await session.RunAsync(sql["add-item"], new { engagement.Id, Item = item }, ct);
        }
    }

    private static object Row(Engagement of) => new
    {
        of.Id,
        of.Kind,
        of.Subject,
        of.OnDay,
        of.Place,
        of.Country,
        of.About,
        of.Outcome,
        of.NextStep,
        of.NextDue,
        of.Responsible,
        of.Illustrative,
        of.FindText,
        of.Version,
        Now = of.UpdatedAt,
        Who = of.UpdatedBy,
    };
}
