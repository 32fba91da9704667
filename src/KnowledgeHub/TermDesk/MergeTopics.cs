using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.TermDesk;

/// <summary>
/// Merges one topic into another, in one transaction: items, subscribers, followed searches and the topics below it get the
/// other one, its names become other names of it, and its address leads there for good. Stored versions stay as they are;
/// wherever topics are read, the old address stands for the new topic.
/// </summary>
public sealed class MergeTopics(Database database, TermStore store, ChangeFeed changes, LiveTerms live, TopicUses uses, RepointTopic repoint, AuditTrail audit)
{
    private readonly NamedSql sql = database.Sql<MergeTopics>();

    /// <summary>What keeps the two from being merged, or null.</summary>
    public static string? Problem(Topic from, Topic? into, Terms known) => into switch
    {
        null => "Choose the topic that it is merged into.",
        _ when into.Slug == from.Slug => "A topic can't be merged into itself; choose another one.",
        _ when known.IsWithin(into.Slug, from.Slug) => $"“{into.Name}” lies below “{from.Name}”; move it elsewhere first.",
        _ => null,
    };

    public async Task<TopicResult> RunAsync(string from, string into, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        await changes.TakeTurnAsync(session, ct);
        var known = await store.ChangeAsync(session, ct);
        if (known.Topics.FirstOrDefault(topic => topic.Slug == from) is not { } gone)
        {
            return new TopicResult.NotFound();
        }

        var kept = known.Topic(into);
        if (Problem(gone, kept, known) is { } problem)
        {
            return TopicResult.Refused("into", problem);
        }

        var use = await uses.OfAsync(session, from, ct);
        var carriers = await live.CarriersAsync(session, "topic", from, ct);
        await repoint.RunAsync(session, from, kept!.Slug, ct);
        await session.RunAsync(sql["add-synonym"], new { Topic = kept.Slug, Synonym = gone.Name }, ct);
        await session.RunAsync(sql["forget-own-name"], new { Topic = kept.Slug, kept.Name }, ct);
        await live.RetellTopicsAsync(session, carriers, await store.LoadAsync(session, ct), ct);
        await audit.RecordAsync(session, who, AuditAction.Merged, new("topic", kept.Slug), Describe(gone, kept, use, carriers, known), ct);
        await session.CommitAsync(ct);
        store.Forget();
        return new TopicResult.Saved(kept.Slug);
    }

    // All that is needed to know afterwards what carried which topic; subscribers are counted, not named.
    private static string Describe(Topic gone, Topic kept, TopicUse use, IReadOnlyList<string> carriers, Terms known) => string.Join('\n', new[]
    {
        $"{gone.Name} (/topics/{gone.Slug}) was merged into {kept.Name} (/topics/{kept.Slug})",
        Listed("Other names", gone.Synonyms),
        Listed("Topics below it", known.Below(gone.Slug).Select(topic => topic.Name)),
        Listed("Published and withdrawn items", carriers),
        Listed("Drafts", use.Drafts),
        use.Subscribers > 0 ? $"Subscribers: {use.Subscribers}" : "",
        use.SavedSearches > 0 ? $"Followed searches: {use.SavedSearches}" : "",
    }.Where(line => line.Length > 0));

    private static string Listed(string label, IEnumerable<string> what) => string.Join(", ", what) is { Length: > 0 } list ? $"{label}: {list}" : "";
}
