using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Stakeholders;

/// <summary>Adds a person, or changes them when nobody did meanwhile. The audit trail names fields and never the person.</summary>
public sealed class SavePerson(Database database, PersonStore store, TermStore terms, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<SavePerson>();

    /// <param name="typed">What was typed; without an id the person is new, else the version says what it was made from.</param>
    /// <param name="who">The member of staff.</param>
    /// <param name="ct">Ends the work early.</param>
    public async Task<RecordResult> RunAsync(Person typed, string who, CancellationToken ct)
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
    internal async Task<RecordResult> RunAsync(Session session, Person typed, string who, CancellationToken ct)
    {
        var known = await terms.ReadNewestAsync(session, ct);
        var person = Tidy.Run(typed, known);
        if (CheckRecord.Of(person, known).ToList() is { Count: > 0 } problems)
        {
            return new RecordResult.Invalid(problems);
        }

        var isNew = person.Id.Length == 0;
        var before = isNew ? null : await store.FindAsync(session, person.Id, ct);
        if (!isNew && before is not { DeletedAt: null })
        {
            return new RecordResult.NotFound();
        }

        if (person.IsPublic && !await MayBePublicAsync(session, person.Id, ct))
        {
            return RecordResult.Refused("is-public", "A person is shown to the public only with their consent to publication; record it first.");
        }

        person = person with { Id = isNew ? Id.New(clock) : person.Id, UpdatedAt = clock.GetUtcNow(), UpdatedBy = who };
        if (await session.RunAsync(sql[isNew ? "add" : "change"], Row(person), ct) == 0)
        {
            var theirs = await store.FindAsync(session, person.Id, ct);
            return new RecordResult.Conflict(theirs!.Version, theirs.UpdatedBy);
        }

        await WriteListsAsync(session, person, ct);
        await audit.RecordAsync(session, who, isNew ? AuditAction.Added : AuditAction.Changed, new("person", person.Id), isNew ? "" : Changed(before!, person), ct);
        return new RecordResult.Saved(person.Id);
    }

    internal async Task WriteListsAsync(Session session, Person person, CancellationToken ct)
    {
        await session.RunAsync(sql["clear-addresses"], new { person.Id }, ct);
        foreach (var address in person.Addresses)
        {
            await session.RunAsync(sql["add-address"], new { AddressId = Id.New(clock), person.Id, address.Kind, address.Value, address.Label }, ct);
        }

        await session.RunAsync(sql["clear-topics"], new { person.Id }, ct);
        foreach (var topic in person.Topics)
        {
            await session.RunAsync(sql["add-topic"], new { person.Id, Topic = topic }, ct);
        }
    }

    private async Task<bool> MayBePublicAsync(Session session, string id, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return (await store.ConsentsAsync(session, id, ct)).Any(consent => consent.Purpose == Consent.Publication && consent.On(today) == ConsentState.Holds);
    }

    private static object Row(Person of) => new
    {
        of.Id,
        of.Name,
        of.Languages,
        of.Country,
        of.City,
        of.MayMail,
        of.MayCall,
        of.PreferredChannel,
        of.LawfulBasis,
        of.Notes,
        of.IsPublic,
        of.Illustrative,
        of.NameKey,
        of.FindText,
        of.Version,
        Now = of.UpdatedAt,
        Who = of.UpdatedBy,
    };

    private static string Changed(Person before, Person now) => string.Join(", ", new[]
    {
        before.Name != now.Name ? "name" : "",
        before.Languages != now.Languages ? "languages" : "",
        before.Country != now.Country || before.City != now.City ? "place" : "",
        !before.Addresses.SequenceEqual(now.Addresses) ? "addresses" : "",
        (before.MayMail, before.MayCall, before.PreferredChannel) != (now.MayMail, now.MayCall, now.PreferredChannel) ? "contact preferences" : "",
        before.LawfulBasis != now.LawfulBasis ? "lawful basis" : "",
        before.Notes != now.Notes ? "notes" : "",
        before.IsPublic != now.IsPublic ? now.IsPublic ? "now public" : "no longer public" : "",
        !before.Topics.Order().SequenceEqual(now.Topics.Order()) ? "topics" : "",
    }.Where(field => field.Length > 0).DefaultIfEmpty("nothing"));
}
