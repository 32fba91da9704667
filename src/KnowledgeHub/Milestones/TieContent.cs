using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Milestones;

/// <summary>Says towards which asks and milestones an item works.</summary>
public sealed class TieContent(Database database, MilestoneStore milestones, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<TieContent>();

    public async Task<Ties> OfAsync(string contentId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await OfAsync(session, contentId, ct);
    }

    /// <summary>Makes these the item's ties. False when there is no such item; an ask or milestone that does not exist is left out.</summary>
    public async Task<bool> RunAsync(string contentId, Ties wanted, string who, CancellationToken ct)
    {
        var (asks, aims) = ((await milestones.AsksAsync(ct)).Select(ask => ask.Slug), (await milestones.ReadAsync(ct)).Select(milestone => milestone.Slug));
        await using var session = await database.BeginAsync(ct);
        if (await session.ScalarAsync<int>(sql["exists"], new { Id = contentId }, ct) == 0)
        {
            return false;
        }

        var before = await OfAsync(session, contentId, ct);
        await ChangeAsync(session, contentId, sql["add-ask"], sql["remove-ask"], before.Asks, [.. asks.Intersect(wanted.Asks)], who, ct);
        await ChangeAsync(session, contentId, sql["add-milestone"], sql["remove-milestone"], before.Milestones, [.. aims.Intersect(wanted.Milestones)], who, ct);
        var now = await OfAsync(session, contentId, ct);
        if (!before.Same(now))
        {
            await audit.RecordAsync(session, who, AuditAction.Changed, new("content", contentId), $"Works towards: {now}", ct);
        }

        await session.CommitAsync(ct);
        return true;
    }

    private async Task<Ties> OfAsync(Session session, string contentId, CancellationToken ct) =>
        new([.. await session.QueryAsync<string>(sql["asks"], new { Id = contentId }, ct)], [.. await session.QueryAsync<string>(sql["milestones"], new { Id = contentId }, ct)]);

    private async Task ChangeAsync(Session session, string contentId, string add, string remove, IReadOnlyList<string> before, IReadOnlyList<string> wanted, string who, CancellationToken ct)
    {
        foreach (var (query, values) in new[] { (add, wanted.Except(before)), (remove, before.Except(wanted)) })
        {
            foreach (var value in values)
            {
                await session.RunAsync(query, new { Id = contentId, Value = value, Who = who, Now = clock.GetUtcNow() }, ct);
            }
        }
    }
}

/// <summary>Slugs of asks and milestones.</summary>
public sealed record Ties(IReadOnlyList<string> Asks, IReadOnlyList<string> Milestones)
{
    public bool Same(Ties other) => Asks.SequenceEqual(other.Asks) && Milestones.SequenceEqual(other.Milestones);

    public override string ToString() => Asks.Count + Milestones.Count == 0 ? "nothing" : string.Join(", ", Asks.Concat(Milestones));
}
