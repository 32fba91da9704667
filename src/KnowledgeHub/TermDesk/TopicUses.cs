using KnowledgeHub.Alerts;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.TermDesk;

/// <summary>Where terms are used.</summary>
public sealed class TopicUses(Database database, SavedTopics searches)
{
    private readonly NamedSql sql = database.Sql<TopicUses>();

    /// <summary>All that hangs on one topic.</summary>
    public async Task<TopicUse> OfAsync(string slug, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await OfAsync(session, slug, ct);
    }

    internal async Task<TopicUse> OfAsync(Session session, string slug, CancellationToken ct)
    {
        var args = new { Slug = slug };
        return new TopicUse
        {
            Published = await session.ScalarAsync<int>(sql["published"], args, ct),
            Withdrawn = await session.ScalarAsync<int>(sql["withdrawn"], args, ct),
            Drafts = [.. (await session.QueryAsync<DraftTopic>(sql["drafts"], ct: ct)).Where(draft => draft.Topic == slug).Select(draft => draft.ContentId).Distinct()],
            Subscribers = await session.ScalarAsync<int>(sql["subscribers"], args, ct),
            SavedSearches = await searches.CountAsync(session, slug, ct),
            Children = await session.ScalarAsync<int>(sql["children"], args, ct),
        };
    }

    /// <summary>How many published items and drafts each topic has, with those of the topics below it, and how many subscribers chose it.</summary>
    public async Task<IReadOnlyDictionary<string, TopicCount>> CountAsync(Terms terms, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        var published = await CountAsync(session, "count-published", ct);
        var subscribers = await CountAsync(session, "count-subscribers", ct);
        var drafts = (await session.QueryAsync<DraftTopic>(sql["drafts"], ct: ct))
            .SelectMany(draft => terms.WithAncestors(draft.Topic), (draft, topic) => (draft.ContentId, topic.Slug))
            .Distinct().CountBy(draft => draft.Slug).ToDictionary();
        return terms.Topics.ToDictionary(topic => topic.Slug, topic => new TopicCount(
            published.GetValueOrDefault(topic.Slug), drafts.GetValueOrDefault(topic.Slug), subscribers.GetValueOrDefault(topic.Slug)));
    }

    /// <summary>How many confirmed subscribers each audience has.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountAudiencesAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await CountAsync(session, "count-audiences", ct);
    }

    private async Task<Dictionary<string, int>> CountAsync(Session session, string query, CancellationToken ct) =>
        (await session.QueryAsync<ValueCount>(sql[query], ct: ct)).ToDictionary(row => row.Value, row => (int)row.Number);

    private sealed record DraftTopic
    {
        public required string ContentId { get; init; }

        public required string Topic { get; init; }
    }

    private sealed record ValueCount
    {
        public required string Value { get; init; }

        public long Number { get; init; }
    }
}

/// <summary>How much there is on a topic: published items and drafts, those below it included, and subscribers.</summary>
public sealed record TopicCount(int Published, int Drafts, int Subscribers);
