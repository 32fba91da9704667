using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Stakeholders;

/// <summary>What can be deleted and brought back.</summary>
public enum RecordKind
{
    Organisation,
    Person,
    Group,
    Engagement,
}

/// <summary>Takes a record off every list with a reason, and brings it back. Nothing that hangs on it is touched.</summary>
public sealed class DeleteRecord(Database database, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<DeleteRecord>();

    public async Task<RecordResult> RunAsync(RecordKind kind, string id, int version, string because, string who, CancellationToken ct)
    {
        var reason = Tidy.Line(because);
        if (reason.Length is 0 or > CheckRecord.LongestLine)
        {
            return RecordResult.Refused("because", "Say in one line why it is deleted; whoever may bring it back reads it.");
        }

        await using var session = await database.BeginAsync(ct);
        var args = new { Id = id, Version = version, Because = reason, Who = who, Now = clock.GetUtcNow() };
        if (await session.RunAsync(sql[QueryOf(kind, "delete-organisation", "delete-person", "delete-group", "delete-engagement")], args, ct) == 0)
        {
            return RecordResult.Refused("because", "It was changed or deleted meanwhile; open it again and look before you delete it.");
        }

        await audit.RecordAsync(session, who, AuditAction.Removed, new(Subject(kind), id), "Deleted; it can be brought back", ct);
        await session.CommitAsync(ct);
        return new RecordResult.Saved(id);
    }

    /// <summary>Brings a deleted record back. False when it is not deleted, or was merged into another one.</summary>
    public async Task<bool> RestoreAsync(RecordKind kind, string id, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql[QueryOf(kind, "restore-organisation", "restore-person", "restore-group", "restore-engagement")], new { Id = id, Who = who, Now = clock.GetUtcNow() }, ct) == 0)
        {
            return false;
        }

        await audit.RecordAsync(session, who, AuditAction.Changed, new(Subject(kind), id), "Brought back", ct);
        await session.CommitAsync(ct);
        return true;
    }

    /// <summary>Everything that is deleted and can be brought back, the newest first.</summary>
    public async Task<IReadOnlyList<DeletedRecord>> ListAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<DeletedRecord>(sql["list"], ct: ct)];
    }

    private static string QueryOf(RecordKind kind, string organisation, string person, string group, string engagement) => kind switch
    {
        RecordKind.Organisation => organisation,
        RecordKind.Person => person,
        RecordKind.Group => group,
        _ => engagement,
    };

    private static string Subject(RecordKind kind) => kind == RecordKind.Group ? "stakeholder-group" : kind.ToString().ToLowerInvariant();
}

/// <summary>A deleted record.</summary>
public sealed record DeletedRecord
{
    /// <summary>As in addresses: <c>organisations</c>, <c>people</c>, <c>groups</c> or <c>engagements</c>.</summary>
    public required string Kind { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public DateTimeOffset DeletedAt { get; init; }

    public string DeletedBecause { get; init; } = "";
}
