using KnowledgeHub.Content;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters;

/// <summary>Finds what readers can be told: what was published, changed in a way that matters, or withdrawn in a stretch of time.</summary>
public sealed class WhatIsNew(Database database, LiveContent live)
{
    private const int Most = 200;
    private readonly NamedSql sql = database.Sql<WhatIsNew>();

    /// <summary>The newest first. A translation is news only when what it was made from is not among them.</summary>
    public async Task<IReadOnlyList<News>> RunAsync(DateTimeOffset after, DateTimeOffset upTo, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        var rows = (await session.QueryAsync<Row>(sql["since"], new { After = after, UpTo = upTo, Limit = Most }, ct)).ToList();
        var items = (await live.FindManyWithWithdrawnAsync([.. rows.Select(row => row.ContentId)], ct)).ToDictionary(item => item.ContentId);
        var kept = rows.Where(row => items.ContainsKey(row.ContentId) && !rows.Any(other => other.ContentId == row.TranslationOf && other.Kind != Announcement.Withdrawn)).ToList();
        var used = (await session.QueryAsync<UseRow>(sql["used"], new { Ids = kept.Select(row => row.ContentId).ToArray() }, ct)).ToLookup(row => row.ContentId);
        return [.. kept.Select(row => new News(items[row.ContentId], row.Kind, row.Note ?? "", row.TranslationOf is not null, [.. used[row.ContentId].Select(use => new EarlierUse(use.IssueId, use.Title))]))];
    }

    private sealed record Row
    {
        public required string ContentId { get; init; }

        public required string Kind { get; init; }

        public string? Note { get; init; }

        public string? TranslationOf { get; init; }
    }

    private sealed record UseRow
    {
        public required string ContentId { get; init; }

        public required string IssueId { get; init; }

        public required string Title { get; init; }
    }
}

/// <summary>One thing readers can be told.</summary>
/// <param name="Item">As it is now.</param>
/// <param name="Kind">One of <see cref="Announcement"/>'s kinds.</param>
/// <param name="Note">What changed, or why it was withdrawn.</param>
/// <param name="IsTranslation">Whether it says in another language what readers know.</param>
/// <param name="Earlier">The issues that hold it already.</param>
public sealed record News(LiveItem Item, string Kind, string Note, bool IsTranslation, IReadOnlyList<EarlierUse> Earlier)
{
    /// <summary>The block that tells of it. A translation of something known is for those who read its language.</summary>
    public Block ToBlock() => new()
    {
        Id = Item.ContentId,
        Kind = Kind == Announcement.Withdrawn ? BlockKind.Withdrawn : BlockKind.Item,
        ContentId = Item.ContentId,
        Locales = IsTranslation && Locales.Offered.Any(offered => offered.Tag == Item.Locale) ? [Item.Locale] : [],
        Texts = Kind == Announcement.Changed ? new Dictionary<string, BlockText> { ["en"] = new() { Text = Note } } : new Dictionary<string, BlockText>(),
    };
}

/// <summary>An issue that holds an item.</summary>
public sealed record EarlierUse(string IssueId, string Title);
