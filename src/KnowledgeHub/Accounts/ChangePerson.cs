using KnowledgeHub.Storage;

namespace KnowledgeHub.Accounts;

/// <summary>How changing somebody's rights went.</summary>
public enum PersonChange
{
    Changed,
    Unchanged,
    NotFound,

    /// <summary>Nobody could administer the hub any more, so nothing was changed.</summary>
    LastAdministrator,

    NoRole,
}

/// <summary>Changes what a person may do, or whether they can log in. What they are logged in to ends with it, so that no right outlives the change.</summary>
public sealed class ChangePerson(Database database, Sessions sessions, AccountLinks links, AuditTrail audit)
{
    private readonly NamedSql sql = database.Sql<ChangePerson>();

    public async Task<PersonChange> RunAsync(string id, Func<Rights, Rights> change, string by, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        var administrators = (await session.QueryAsync<string>(sql["lock-administrators"], ct: ct)).ToList();
        if (await session.FirstAsync<Row>(sql["lock"], new { Id = id }, ct) is not { } row)
        {
            return PersonChange.NotFound;
        }

        var before = row.Rights;
        var after = change(before);
        if (Roles.Find(after.Role) is not { } role)
        {
            return PersonChange.NoRole;
        }

        after = (after with { Role = role, State = after.State == AccountState.Active && !row.HasPassword ? AccountState.Invited : after.State }).Settled();
        if (after.Words == before.Words && after.State == before.State)
        {
            return PersonChange.Unchanged;
        }

        if (administrators.SequenceEqual([id]) && (after.Role != Roles.Administrator || after.State != AccountState.Active))
        {
            return PersonChange.LastAdministrator;
        }

        await session.RunAsync(sql["change"], new { Id = id, after.Role, Types = after.TypesText, Topics = after.TopicsText, after.State, Stamp = NewPassword.NewStamp() }, ct);
        await sessions.EndAllAsync(session, id, ct);
        if (after.State == AccountState.Deactivated)
        {
            await links.ForgetAsync(session, id, ct);
        }

        await audit.RecordAsync(session, by, AuditAction.Changed, new("account", id), $"{row.Email}\nbefore: {before.Words}\nnow: {after.Words}", ct);
        await session.CommitAsync(ct);
        return PersonChange.Changed;
    }

    private sealed record Row
    {
        public required string Email { get; init; }

        public required string Role { get; init; }

        public required string Types { get; init; }

        public required string Topics { get; init; }

        public required string State { get; init; }

        public bool HasPassword { get; init; }

        public Rights Rights => new() { Role = Role, Types = Rights.Read(Types), Topics = Rights.Read(Topics), State = State };
    }
}
