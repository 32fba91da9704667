using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Relations;

/// <summary>A relation as somebody chose it on the page of one item.</summary>
/// <param name="OwnId">The item on whose page it was chosen.</param>
/// <param name="Kind">See <see cref="RelationKind.Id"/>.</param>
/// <param name="Forward">Whether it starts from that item.</param>
/// <param name="Other">The other item: its address or id.</param>
public sealed record RelationChoice(string OwnId, string Kind, bool Forward, string Other);

/// <summary>
/// Relates two items, or ends their relation, and writes down who did. Between two published items it is public at once, so
/// that asks for the right to publish.
/// </summary>
public sealed class ChangeRelation(Database database, ChangeFeed changes, FindTarget find, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<ChangeRelation>();

    public async Task<RelationResult> AddAsync(RelationChoice choice, string who, bool mayPublish, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        // Two editors at once take turns: each sees the other's relation before looking for a circle.
        await changes.TakeTurnAsync(session, ct);
        if (await find.RunAsync(session, choice.OwnId, ct) is not { } own)
        {
            return new RelationResult.NotFound();
        }

        if (RelationKind.Find(choice.Kind) is not { } kind)
        {
            return new RelationResult.Invalid("Choose what the item is to the other one.");
        }

        if (await find.RunAsync(session, choice.Other, ct) is not { } other)
        {
            return new RelationResult.Invalid(choice.Other.Trim().Length == 0
                ? "Say which item it is: choose it from the list, or paste its address, such as /briefs/a-title."
                : $"There is no item at “{Shown(choice.Other)}”; choose it from the list, or paste its address, such as /briefs/a-title.");
        }

        var (from, to) = choice.Forward ? (own, other) : (other, own);
        if (await ProblemAsync(session, kind, from, to, mayPublish, ct) is { } problem)
        {
            return new RelationResult.Invalid(problem);
        }

        var added = await session.RunAsync(sql["add"], new { From = from.Id, kind.Id, To = to.Id, Who = who, Now = clock.GetUtcNow() }, ct);
        return await FinishAsync(session, added, AuditAction.Added, kind, from, to, who, ct);
    }

    public async Task<RelationResult> RemoveAsync(RelationChoice choice, string who, bool mayPublish, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (RelationKind.Find(choice.Kind) is not { } kind || await find.RunAsync(session, choice.OwnId, ct) is not { } own || await find.RunAsync(session, choice.Other, ct) is not { } other)
        {
            return new RelationResult.NotFound();
        }

        var (from, to) = choice.Forward ? (own, other) : (other, own);
        if (NeedsPublisher(from, to, mayPublish) is { } problem)
        {
            return new RelationResult.Invalid(problem);
        }

        var removed = await session.RunAsync(sql["remove"], new { From = from.Id, kind.Id, To = to.Id }, ct);
        return await FinishAsync(session, removed, AuditAction.Removed, kind, from, to, who, ct);
    }

    private async Task<RelationResult> FinishAsync(Session session, int changed, AuditAction action, RelationKind kind, TargetItem from, TargetItem to, string who, CancellationToken ct)
    {
        if (changed == 0)
        {
            return new RelationResult.Unchanged();
        }

        await audit.RecordAsync(session, who, action, new("relation", from.Id), $"“{from.Title}” {kind.Forward.ToLowerInvariant()} “{to.Title}” ({to.Id})", ct);
        await session.CommitAsync(ct);
        return new RelationResult.Done();
    }

    private async Task<string?> ProblemAsync(Session session, RelationKind kind, TargetItem from, TargetItem to, bool mayPublish, CancellationToken ct) =>
        from.Id == to.Id ? "An item can't be related to itself; choose another one."
        : NeedsPublisher(from, to, mayPublish) is { } problem ? problem
        : kind.Id == RelationKind.SupersedesId && await session.ScalarAsync<int>(sql["leads-back"], new { From = from.Id, To = to.Id }, ct) > 0
            ? $"“{to.Title}” supersedes “{from.Title}” already, itself or through others, so it can't be superseded by it. Remove that relation first."
        : null;

    private static string? NeedsPublisher(TargetItem from, TargetItem to, bool mayPublish) =>
        !mayPublish && HasPage(from) && HasPage(to)
            ? "Both items are published, so readers would see this at once; ask an editor to do it."
            : null;

    private static bool HasPage(TargetItem item) => item.State is "published" or "withdrawn";

    private static string Shown(string typed) => typed.Trim() is { Length: > 80 } text ? $"{text[..79]}…" : typed.Trim();
}
