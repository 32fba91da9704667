using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Milestones;

/// <summary>Changes the words of an ask, or its place among the asks of the same addressee.</summary>
public sealed class SaveAsk(Database database, AuditTrail audit)
{
    private readonly NamedSql sql = database.Sql<SaveAsk>();

    /// <returns>What to mend; none when it was stored.</returns>
    public async Task<IReadOnlyList<Problem>> RunAsync(Ask typed, string who, CancellationToken ct)
    {
        var ask = typed with { Title = typed.Title.Replace("\0", "", StringComparison.Ordinal).Trim(), Description = typed.Description.Replace("\0", "", StringComparison.Ordinal).Trim() };
        if (ask.Title.Length is 0 or > 200 || ask.Description.Length is 0 or > 2000)
        {
            return [new("title", "Give the ask a title of at most 200 characters and a description of at most 2,000.")];
        }

        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql["change"], ask, ct) == 0)
        {
            return [new("title", "Somebody else changed this ask meanwhile; nothing was stored. Open it again and repeat your change.")];
        }

        await audit.RecordAsync(session, who, AuditAction.Changed, new("ask", ask.Slug), ask.Title, ct);
        await session.CommitAsync(ct);
        return [];
    }

    /// <summary>Moves an ask one place up or down. False when it is at the end already or does not exist.</summary>
    public async Task<bool> MoveAsync(string slug, bool up, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        var order = (await session.QueryAsync<string>(sql["order"], new { Slug = slug }, ct)).ToList();
        var (from, to) = (order.IndexOf(slug), order.IndexOf(slug) + (up ? -1 : 1));
        if (from < 0 || to < 0 || to >= order.Count)
        {
            return false;
        }

        (order[from], order[to]) = (order[to], order[from]);
        foreach (var (n, other) in order.Index())
        {
            await session.RunAsync(sql["place"], new { Slug = other, Position = n + 1 }, ct);
        }

        await audit.RecordAsync(session, who, AuditAction.Changed, new("ask", slug), $"Place {to + 1}", ct);
        await session.CommitAsync(ct);
        return true;
    }
}
