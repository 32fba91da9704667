using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Stakeholders;

/// <summary>Adds an organisation, or changes it when nobody changed it meanwhile.</summary>
public sealed class SaveOrganisation(Database database, OrganisationStore store, TermStore terms, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<SaveOrganisation>();

    /// <param name="typed">What was typed; without an id it is new, else its version says what it was made from.</param>
    /// <param name="who">The member of staff.</param>
    /// <param name="ct">Ends the work early.</param>
    public async Task<RecordResult> RunAsync(Organisation typed, string who, CancellationToken ct)
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
    internal async Task<RecordResult> RunAsync(Session session, Organisation typed, string who, CancellationToken ct)
    {
        var known = await terms.ReadNewestAsync(session, ct);
        var organisation = Tidy.Run(typed, known);
        if (CheckRecord.Of(organisation, known).ToList() is { Count: > 0 } problems)
        {
            return new RecordResult.Invalid(problems);
        }

        var isNew = organisation.Id.Length == 0;
        var before = isNew ? null : await store.FindAsync(session, organisation.Id, ct);
        if (!isNew && before is not { DeletedAt: null })
        {
            return new RecordResult.NotFound();
        }

        organisation = organisation with { Id = isNew ? Id.New(clock) : organisation.Id, UpdatedAt = clock.GetUtcNow(), UpdatedBy = who };
        if (await session.RunAsync(sql[isNew ? "add" : "change"], Row(organisation), ct) == 0)
        {
            var theirs = await store.FindAsync(session, organisation.Id, ct);
            return new RecordResult.Conflict(theirs!.Version, theirs.UpdatedBy);
        }

        await WriteListsAsync(session, organisation, ct);
        await audit.RecordAsync(session, who, isNew ? AuditAction.Added : AuditAction.Changed, new("organisation", organisation.Id), isNew ? organisation.Name : Changed(before!, organisation), ct);
        return new RecordResult.Saved(organisation.Id);
    }

    internal async Task WriteListsAsync(Session session, Organisation organisation, CancellationToken ct)
    {
        await session.RunAsync(sql["clear-names"], new { organisation.Id }, ct);
        foreach (var name in organisation.OtherNames)
        {
            await session.RunAsync(sql["add-name"], new { NameId = Id.New(clock), organisation.Id, name.Locale, name.Name }, ct);
        }

        await session.RunAsync(sql["clear-topics"], new { organisation.Id }, ct);
        foreach (var topic in organisation.Topics)
        {
            await session.RunAsync(sql["add-topic"], new { organisation.Id, Topic = topic }, ct);
        }
    }

    private static object Row(Organisation of) => new
    {
        of.Id,
        of.Kind,
        of.Name,
        of.ShortName,
        of.Country,
        of.City,
        of.Website,
        of.Notes,
        of.IsPublic,
        of.Illustrative,
        of.NameKey,
        of.Domain,
        of.FindText,
        of.Version,
        Now = of.UpdatedAt,
        Who = of.UpdatedBy,
    };

    // Notes may name people, so the trail says which fields changed and not to what.
    private static string Changed(Organisation before, Organisation now) => $"{now.Name}: " + string.Join(", ", new[]
    {
        before.Name != now.Name ? "name" : "",
        before.ShortName != now.ShortName ? "short name" : "",
        before.Kind != now.Kind ? "kind" : "",
        before.Country != now.Country || before.City != now.City ? "place" : "",
        before.Website != now.Website ? "website" : "",
        before.Notes != now.Notes ? "notes" : "",
        before.IsPublic != now.IsPublic ? now.IsPublic ? "now public" : "no longer public" : "",
        !before.OtherNames.SequenceEqual(now.OtherNames) ? "other names" : "",
        !before.Topics.Order().SequenceEqual(now.Topics.Order()) ? "topics" : "",
    }.Where(field => field.Length > 0).DefaultIfEmpty("nothing"));
}
