using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Stakeholders;

/// <summary>Says what one organisation is to another, and takes it back.</summary>
public sealed class RelateOrganisations(Database database, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<RelateOrganisations>();

    public async Task<RecordResult> RunAsync(string fromId, string kind, string toId, string who, CancellationToken ct)
    {
        if (OrganisationRelationKind.Find(kind) is not { } relation)
        {
            return RecordResult.Refused("relation", "Choose what the organisation is to the other one.");
        }

        if (fromId == toId)
        {
            return RecordResult.Refused("relation", "An organisation can't be related to itself; choose another one.");
        }

        await using var session = await database.BeginAsync(ct);
        var id = Id.New(clock);
        if (await session.RunAsync(sql["add"], new { Id = id, From = fromId, Kind = kind, To = toId, Who = who, Now = clock.GetUtcNow() }, ct) == 0)
        {
            return RecordResult.Refused("relation", "The two are related in this way already, or one of them was deleted.");
        }

        await audit.RecordAsync(session, who, AuditAction.Changed, new("organisation", fromId), $"Relation added: {relation.Name} {toId}", ct);
        await session.CommitAsync(ct);
        return new RecordResult.Saved(id);
    }

    public async Task<bool> RemoveAsync(string organisationId, string relationId, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql["remove"], new { Id = relationId, Organisation = organisationId }, ct) == 0)
        {
            return false;
        }

        await audit.RecordAsync(session, who, AuditAction.Changed, new("organisation", organisationId), "Relation removed", ct);
        await session.CommitAsync(ct);
        return true;
    }
}
