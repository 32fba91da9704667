using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Subscribers;

/// <summary>Stores a segment under its name.</summary>
public sealed class SaveSegment(Database database, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<SaveSegment>();

    /// <param name="id">Null for a new one.</param>
    /// <param name="name">What staff call it.</param>
    /// <param name="choices">At least one: a rule that asks for nothing would mean everybody, and everybody needs no segment.</param>
    /// <param name="staff">Who did it.</param>
    /// <param name="ct">Stops waiting for the database.</param>
    /// <returns>The id, or what to mend.</returns>
    public async Task<(string? Id, string? Problem)> RunAsync(string? id, string name, IReadOnlyList<SegmentChoice> choices, string staff, CancellationToken ct)
    {
        var named = string.Join(' ', name.Replace("\0", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (named.Length is 0 or > Segment.LongestName)
        {
            return (null, $"Give the segment a name of at most {Segment.LongestName} characters.");
        }

        if (choices.Count == 0)
        {
            return (null, "Choose at least one thing that the segment asks for. An issue without a segment goes to everybody.");
        }

        var args = new { Id = id ?? Id.New(clock), Name = named, Staff = staff, Now = clock.GetUtcNow() };
        await using var session = await database.BeginAsync(ct);
        if (await session.ScalarAsync<int>(sql["name-taken"], args, ct) > 0)
        {
            return (null, $"There is a segment “{named}” already; choose another name.");
        }

        if (await session.RunAsync(id is null ? sql["add"] : sql["change"], args, ct) == 0)
        {
            return (null, "This segment was deleted meanwhile; make a new one.");
        }

        await session.RunAsync(sql["clear"], args, ct);
        foreach (var choice in choices.Distinct())
        {
            await session.RunAsync(sql["choose"], new { args.Id, choice.Kind, choice.Value }, ct);
        }

        var rule = string.Join("; ", choices.GroupBy(choice => choice.Kind).Select(kind => $"{kind.Key}: {string.Join(", ", kind.Select(choice => choice.Value))}"));
        await audit.RecordAsync(session, staff, id is null ? AuditAction.Added : AuditAction.Changed, new AuditSubject("segment", args.Id), $"{named}: {rule}", ct);
        await session.CommitAsync(ct);
        return (args.Id, null);
    }
}
