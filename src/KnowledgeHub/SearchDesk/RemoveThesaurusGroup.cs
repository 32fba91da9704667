using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.SearchDesk;

/// <summary>Takes a group out of the thesaurus; its words stay in the audit trail.</summary>
public sealed class RemoveThesaurusGroup(Database database, AuditTrail audit)
{
    private readonly NamedSql sql = database.Sql<RemoveThesaurusGroup>();

    public async Task<ThesaurusResult> RunAsync(int number, string basedOn, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        await session.RunAsync(sql["lock"], ct: ct);
        if (ThesaurusRow.Group(await session.QueryAsync<ThesaurusRow>(sql["one"], new { Number = number }, ct)).SingleOrDefault() is not { } group)
        {
            return new ThesaurusResult.NotFound();
        }

        if (group.State != basedOn)
        {
            return new ThesaurusResult.Conflict(group);
        }

        await session.RunAsync(sql["remove"], new { Number = number }, ct);
        await audit.RecordAsync(session, who, AuditAction.Removed, new("thesaurus", $"{number}"), $"Before: {group.Text}", ct);
        await session.CommitAsync(ct);
        return new ThesaurusResult.Removed();
    }
}
