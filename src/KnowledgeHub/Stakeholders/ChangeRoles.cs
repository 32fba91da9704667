using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Stakeholders;

/// <summary>What people are and were where: adds a role, ends it, or removes one that was entered by mistake.</summary>
public sealed class ChangeRoles(Database database, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<ChangeRoles>();

    public async Task<RecordResult> AddAsync(PersonRole typed, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        var result = await AddAsync(session, typed, who, ct);
        if (result is RecordResult.Saved)
        {
            await session.CommitAsync(ct);
        }

        return result;
    }

    /// <summary>The same inside the caller's transaction.</summary>
    internal async Task<RecordResult> AddAsync(Session session, PersonRole typed, string who, CancellationToken ct)
    {
        var title = Tidy.Line(typed.Title);
        if (title.Length is 0 or > CheckRecord.LongestLine)
        {
            return RecordResult.Refused("title", title.Length == 0 ? "Say what the person is there, such as “Head of diagnostics”." : $"The title is longer than {CheckRecord.LongestLine} characters; shorten it.");
        }

        if (typed.ToDay < typed.FromDay || typed.FromDay == DateOnly.MinValue)
        {
            return RecordResult.Refused("to-day", "The role ends before it begins; mend one of the days.");
        }

        var id = Id.New(clock);
        if (await session.RunAsync(sql["add"], new { Id = id, typed.PersonId, typed.OrganisationId, Title = title, typed.FromDay, typed.ToDay }, ct) == 0)
        {
            return RecordResult.Refused("organisation", "There is no such organisation; choose one from the list, or add it first.");
        }

        await audit.RecordAsync(session, who, AuditAction.Changed, new("person", typed.PersonId), "Role added", ct);
        return new RecordResult.Saved(id);
    }

    /// <summary>Ends a role on a day.</summary>
    public Task<bool> EndAsync(string personId, string roleId, DateOnly lastDay, string who, CancellationToken ct) => RunAsync("end", personId, roleId, lastDay, "Role ended", who, ct);

    public Task<bool> RemoveAsync(string personId, string roleId, string who, CancellationToken ct) => RunAsync("remove", personId, roleId, null, "Role removed", who, ct);

    private async Task<bool> RunAsync(string query, string personId, string roleId, DateOnly? lastDay, string details, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql[query], new { PersonId = personId, Id = roleId, LastDay = lastDay }, ct) == 0)
        {
            return false;
        }

        await audit.RecordAsync(session, who, AuditAction.Changed, new("person", personId), details, ct);
        await session.CommitAsync(ct);
        return true;
    }
}
