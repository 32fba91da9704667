using System.Text.Encodings.Web;
using System.Text.Json;
using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Stakeholders;

/// <summary>
/// Makes one record of two: what hung on the one that goes moves to the one that stays, in one transaction, and is written
/// down row by row. Undoing puts it back; what was changed on the record since then stays.
/// </summary>
public sealed class MergeRecords(Database database, OrganisationStore organisations, PersonStore people, SaveOrganisation saveOrganisation, SavePerson savePerson, AuditTrail audit, TimeProvider clock)
{
    // Names stand in the JSON as they are, so that erasing a person finds them.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (string Table, string Move, string Back)[] OfPerson =
    [
        ("consent", "move-consents", "back-consents"), ("person_role", "move-person-roles", "back-person-roles"),
        ("group_member", "move-person-groups", "back-person-groups"), ("engagement_participant", "move-person-engagements", "back-person-engagements"),
        ("position_move", "move-person-positions", "back-person-positions"),
        ("commitment_owner_link", "move-owner-links", "back-owner-links"),
    ];

    private static readonly (string Table, string Move, string Back)[] OfOrganisation =
    [
        ("person_role", "move-organisation-roles", "back-organisation-roles"), ("group_member", "move-organisation-groups", "back-organisation-groups"),
        ("engagement_participant", "move-organisation-engagements", "back-organisation-engagements"),
        ("relation_from", "move-relations-from", "back-relations-from"), ("relation_to", "move-relations-to", "back-relations-to"),
        ("position_move", "move-organisation-positions", "back-organisation-positions"),
        ("commitment", "move-commitments", "back-commitments"),
    ];

    private readonly NamedSql sql = database.Sql<MergeRecords>();

    /// <summary>Merges two people.</summary>
    /// <param name="kept">Who stays, with the fields as they were chosen and the version that was seen.</param>
    /// <param name="goneId">Who goes.</param>
    /// <param name="goneVersion">The version that was seen.</param>
    /// <param name="who">The member of staff.</param>
    /// <param name="ct">Ends the work early.</param>
    public async Task<RecordResult> PeopleAsync(Person kept, string goneId, int goneVersion, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await people.FindAsync(session, kept.Id, ct) is not { DeletedAt: null } before || await people.FindAsync(session, goneId, ct) is not { DeletedAt: null } gone || kept.Id == goneId)
        {
            return new RecordResult.NotFound();
        }

        var moved = new MovedRows
        {
            Rows = await MoveAsync(session, OfPerson, kept.Id, goneId, ct),
            Topics = [.. gone.Topics.Except(before.Topics)],
            Addresses = [.. gone.Addresses.Where(address => before.Addresses.All(own => (own.Kind, own.Value) != (address.Kind, address.Value)))],
        };
        var result = await savePerson.RunAsync(session, kept with { Topics = [.. before.Topics, .. moved.Topics], Addresses = [.. before.Addresses, .. moved.Addresses] }, who, ct);
        return await FinishAsync(session, "person", result, kept.Id, goneId, goneVersion, moved, JsonSerializer.Serialize(before, Json), before.Version + 1, who, ct);
    }

    /// <summary>The same for two organisations; the name of the one that goes becomes another name of the one that stays.</summary>
    public async Task<RecordResult> OrganisationsAsync(Organisation kept, string goneId, int goneVersion, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await organisations.FindAsync(session, kept.Id, ct) is not { DeletedAt: null } before || await organisations.FindAsync(session, goneId, ct) is not { DeletedAt: null } gone || kept.Id == goneId)
        {
            return new RecordResult.NotFound();
        }

        var names = new[] { before.Name, gone.Name }.Where(name => name != Tidy.Line(kept.Name)).Select(name => new OtherName { Locale = "en", Name = name });
        var moved = new MovedRows
        {
            Rows = await MoveAsync(session, OfOrganisation, kept.Id, goneId, ct),
            Topics = [.. gone.Topics.Except(before.Topics)],
            Names = [.. gone.OtherNames.Concat(names).Except(before.OtherNames).Distinct()],
        };
        var result = await saveOrganisation.RunAsync(session, kept with { Topics = [.. before.Topics, .. moved.Topics], OtherNames = [.. before.OtherNames, .. moved.Names] }, who, ct);
        return await FinishAsync(session, "organisation", result, kept.Id, goneId, goneVersion, moved, JsonSerializer.Serialize(before, Json), before.Version + 1, who, ct);
    }

    /// <summary>The merges that can be undone, the newest first.</summary>
    public async Task<IReadOnlyList<DirectoryMerge>> ListAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<DirectoryMerge>(sql["list"], ct: ct)];
    }

    /// <summary>Makes two of one again. NotFound when it was undone already or one of the two was merged further, deleted or erased.</summary>
    public async Task<RecordResult> UndoAsync(string id, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        var now = clock.GetUtcNow();
        if (await session.FirstAsync<DirectoryMerge>(sql["find"], new { Id = id }, ct) is not { } merge || await session.RunAsync(sql["undo"], new { Id = id, Now = now, Who = who }, ct) == 0)
        {
            return new RecordResult.NotFound();
        }

        var isPerson = merge.Kind == "person";
        if (await session.RunAsync(sql[isPerson ? "revive-person" : "revive-organisation"], new { Gone = merge.GoneId, Kept = merge.KeptId, Now = now, Who = who }, ct) == 0)
        {
            return new RecordResult.NotFound();
        }

        var moved = JsonSerializer.Deserialize<MovedRows>(merge.Moved, Json)!;
        foreach (var (table, _, back) in isPerson ? OfPerson : OfOrganisation)
        {
            await session.RunAsync(sql[back], new { Kept = merge.KeptId, Gone = merge.GoneId, Ids = $" {string.Join(' ', moved.Rows.GetValueOrDefault(table, []))} " }, ct);
        }

        var result = isPerson ? await PutBackPersonAsync(session, merge, moved, who, ct) : await PutBackOrganisationAsync(session, merge, moved, who, ct);
        if (result is RecordResult.Saved)
        {
            await audit.RecordAsync(session, who, AuditAction.Changed, new(merge.Kind, merge.GoneId), $"The merge into {merge.KeptId} was undone", ct);
            await session.CommitAsync(ct);
        }

        return result;
    }

    private async Task<RecordResult> PutBackPersonAsync(Session session, DirectoryMerge merge, MovedRows moved, string who, CancellationToken ct)
    {
        var now = (await people.FindAsync(session, merge.KeptId, ct))!;
        var before = JsonSerializer.Deserialize<Person>(merge.KeptBefore, Json)!;
        var fields = now.Version == merge.KeptVersion ? before : now;
        // The consent to be public may have gone back with the other one.
        var rest = fields with
        {
            Version = now.Version,
            IsPublic = fields.IsPublic && (await people.ConsentsAsync(session, now.Id, ct)).Any(consent => consent.Purpose == Consent.Publication && consent.On(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)) == ConsentState.Holds),
            Topics = [.. now.Topics.Except(moved.Topics)],
            Addresses = [.. now.Addresses.Except(moved.Addresses)],
        };
        return await savePerson.RunAsync(session, rest, who, ct);
    }

    private async Task<RecordResult> PutBackOrganisationAsync(Session session, DirectoryMerge merge, MovedRows moved, string who, CancellationToken ct)
    {
        var now = (await organisations.FindAsync(session, merge.KeptId, ct))!;
        var before = JsonSerializer.Deserialize<Organisation>(merge.KeptBefore, Json)!;
        var fields = now.Version == merge.KeptVersion ? before : now;
        return await saveOrganisation.RunAsync(session, fields with { Version = now.Version, Topics = [.. now.Topics.Except(moved.Topics)], OtherNames = [.. now.OtherNames.Except(moved.Names)] }, who, ct);
    }

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> MoveAsync(Session session, (string Table, string Move, string Back)[] tables, string kept, string gone, CancellationToken ct)
    {
        var moved = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (table, move, _) in tables)
        {
            moved[table] = [.. await session.QueryAsync<string>(sql[move], new { Kept = kept, Gone = gone }, ct)];
        }

        return moved;
    }

    private async Task<RecordResult> FinishAsync(
        Session session, string kind, RecordResult saved, string keptId, string goneId, int goneVersion, MovedRows moved, string before, int version, string who, CancellationToken ct)
    {
        if (saved is not RecordResult.Saved)
        {
            return saved;
        }

        var now = clock.GetUtcNow();
        if (await session.RunAsync(sql[kind == "person" ? "end-person" : "end-organisation"], new { Kept = keptId, Gone = goneId, Version = goneVersion, Now = now, Who = who }, ct) == 0)
        {
            return new RecordResult.Conflict(goneVersion, "somebody");
        }

        await session.RunAsync(
            sql["write-down"],
            new { Id = Id.New(clock), Kind = kind, Kept = keptId, Gone = goneId, Moved = JsonSerializer.Serialize(moved, Json), Before = before, Version = version, Now = now, Who = who },
            ct);
        await audit.RecordAsync(session, who, AuditAction.Merged, new(kind, keptId), $"{goneId} was merged into it: {moved.Count} rows", ct);
        await session.CommitAsync(ct);
        return saved;
    }
}
