using KnowledgeHub.Content;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Relations;

/// <summary>What depends on an item: the items that link to it, by its address now or any it had, and the issues that carry it.</summary>
public sealed class WhereUsed(Database database)
{
    private readonly NamedSql sql = database.Sql<WhereUsed>();

    public async Task<ItemUses> OfAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        var args = new { Id = id };
        return new ItemUses(
            [.. await session.QueryAsync<LinkingItem>(sql["linking"], args, ct)],
            [.. await session.QueryAsync<CarryingIssue>(sql["issues"], args, ct)]);
    }
}

/// <summary>What depends on an item.</summary>
public sealed record ItemUses(IReadOnlyList<LinkingItem> Links, IReadOnlyList<CarryingIssue> Issues)
{
    public bool IsUnused => Links.Count + Issues.Count == 0;
}

/// <summary>An item with a link in its text or sources.</summary>
public sealed record LinkingItem
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Type { get; init; }

    /// <summary>Whether readers see the link.</summary>
    public bool InLive { get; init; }

    /// <summary>Whether the newest version has it.</summary>
    public bool InDraft { get; init; }

    public string TypeName => ContentType.Find(Type)?.Singular ?? Type;
}

/// <summary>An issue of the newsletter with the item in it.</summary>
public sealed record CarryingIssue
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary><c>draft</c>, <c>scheduled</c>, <c>sending</c> or <c>sent</c>.</summary>
    public required string State { get; init; }
}
