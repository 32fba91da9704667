using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Stakeholders;

/// <summary>Adds a group, or changes its name and description.</summary>
public sealed class SaveGroup(Database database, GroupStore store, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<SaveGroup>();

    public async Task<RecordResult> RunAsync(StakeholderGroup typed, string who, CancellationToken ct)
    {
        var group = typed with { Name = Tidy.Line(typed.Name), Description = Tidy.Text(typed.Description) };
        if (CheckRecord.Name(group.Name).Concat(CheckRecord.Text("description", "description", group.Description)).ToList() is { Count: > 0 } problems)
        {
            return new RecordResult.Invalid(problems);
        }

        await using var session = await database.BeginAsync(ct);
        var isNew = group.Id.Length == 0;
        var args = new { Id = isNew ? Id.New(clock) : group.Id, group.Name, group.Description, group.Version, Now = clock.GetUtcNow(), Who = who };
        if (await session.ScalarAsync<int>(sql["taken"], args, ct) > 0)
        {
            return RecordResult.Refused("name", "There is a group of that name, perhaps among the deleted ones; choose another name.");
        }

        if (await session.RunAsync(sql[isNew ? "add" : "change"], args, ct) == 0)
        {
            return await store.FindAsync(args.Id, ct) is { DeletedAt: null } theirs ? new RecordResult.Conflict(theirs.Version, theirs.UpdatedBy) : new RecordResult.NotFound();
        }

        await audit.RecordAsync(session, who, isNew ? AuditAction.Added : AuditAction.Changed, new("stakeholder-group", args.Id), "", ct);
        await session.CommitAsync(ct);
        return new RecordResult.Saved(args.Id);
    }
}
