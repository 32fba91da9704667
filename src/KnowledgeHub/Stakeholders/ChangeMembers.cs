using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Stakeholders;

/// <summary>Adds people and organisations to groups and takes them out.</summary>
public sealed class ChangeMembers(Database database, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<ChangeMembers>();

    /// <summary>Adds a person or an organisation. False when they are in it, or one of the two does not exist.</summary>
    public async Task<bool> AddAsync(string groupId, string? personId, string? organisationId, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        var args = new { Id = Id.New(clock), GroupId = groupId, PersonId = personId ?? "", OrganisationId = organisationId ?? "", Since = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) };
        if (await session.RunAsync(sql[personId is not null ? "add-person" : "add-organisation"], args, ct) == 0)
        {
            return false;
        }

        await audit.RecordAsync(session, who, AuditAction.Changed, new("stakeholder-group", groupId), "Member added", ct);
        await session.CommitAsync(ct);
        return true;
    }

    public async Task<bool> RemoveAsync(string groupId, string memberId, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql["remove"], new { Id = memberId, GroupId = groupId }, ct) == 0)
        {
            return false;
        }

        await audit.RecordAsync(session, who, AuditAction.Changed, new("stakeholder-group", groupId), "Member removed", ct);
        await session.CommitAsync(ct);
        return true;
    }
}
