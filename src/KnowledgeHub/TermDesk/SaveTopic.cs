using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.TermDesk;

/// <summary>
/// Adds a topic, or changes its name, address, description, other names and place in the tree. Items keep their topic and
/// are indexed again; an old address leads to the new one.
/// </summary>
public sealed class SaveTopic(Database database, TermStore store, ChangeFeed changes, LiveTerms live, RepointTopic repoint, AuditTrail audit)
{
    private readonly NamedSql sql = database.Sql<SaveTopic>();

    /// <param name="slug">The topic to change; null for a new one.</param>
    /// <param name="basedOn">The state that the editor saw.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="who">The editor.</param>
    /// <param name="ct">Ends the work early.</param>
    public async Task<TopicResult> RunAsync(string? slug, string basedOn, TopicDraft typed, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        await changes.TakeTurnAsync(session, ct);
        var known = await store.ChangeAsync(session, ct);
        var draft = typed.Tidy();
        var result = slug is null ? await AddAsync(session, draft, known, who, ct)
            : known.Topic(slug) is { } own ? await ChangeAsync(session, own, basedOn, draft, known, who, ct)
            : new TopicResult.NotFound();
        if (result is TopicResult.Saved)
        {
            await session.CommitAsync(ct);
            store.Forget();
        }

        return result;
    }

    private async Task<TopicResult> AddAsync(Session session, TopicDraft draft, Terms known, string who, CancellationToken ct)
    {
        var slug = draft.Slug.Length > 0 ? draft.Slug : Slug.From(draft.Name);
        if (CheckTopic.Run(draft, slug, null, known) is { Count: > 0 } problems)
        {
            return new TopicResult.Invalid(problems);
        }

        var topic = Written(draft, slug, known, LastAmong(known, Parent(draft, known)));
        await session.RunAsync(sql["add"], topic, ct);
        await WriteSynonymsAsync(session, topic, ct);
        await audit.RecordAsync(session, who, AuditAction.Added, new("topic", slug), Describe(topic, known), ct);
        return new TopicResult.Saved(slug);
    }

    private async Task<TopicResult> ChangeAsync(Session session, Topic own, string basedOn, TopicDraft draft, Terms known, string who, CancellationToken ct)
    {
        if (TopicDraft.StateOf(own) != basedOn)
        {
            return new TopicResult.Conflict(own);
        }

        var slug = draft.Slug.Length > 0 ? draft.Slug : own.Slug;
        if (CheckTopic.Run(draft, slug, own, known) is { Count: > 0 } problems)
        {
            return new TopicResult.Invalid(problems);
        }

        var position = Parent(draft, known) == own.Parent ? own.Position : LastAmong(known, Parent(draft, known));
        var topic = Written(draft, slug, known, position);
        if (TopicDraft.StateOf(topic) == basedOn)
        {
            return new TopicResult.Unchanged(slug);
        }

        var carriers = await live.CarriersAsync(session, "topic", own.Slug, ct);
        if (slug != own.Slug)
        {
            await session.RunAsync(sql["forget-redirect"], new { Slug = slug }, ct);
            await session.RunAsync(sql["add"], topic, ct);
            await repoint.RunAsync(session, own.Slug, slug, ct);
        }

        await session.RunAsync(sql["change"], topic, ct);
        await WriteSynonymsAsync(session, topic, ct);
        await live.RetellTopicsAsync(session, carriers, await store.LoadAsync(session, ct), ct);
        await audit.RecordAsync(session, who, AuditAction.Changed, new("topic", slug), $"Before: {Describe(own, known)}\nNow: {Describe(topic, known)}", ct);
        return new TopicResult.Saved(slug);
    }

    private async Task WriteSynonymsAsync(Session session, Topic topic, CancellationToken ct)
    {
        await session.RunAsync(sql["clear-synonyms"], new { topic.Slug }, ct);
        foreach (var synonym in topic.Synonyms)
        {
            await session.RunAsync(sql["add-synonym"], new { topic.Slug, Synonym = synonym }, ct);
        }
    }

    // A name of the topic itself is no other name.
    private static Topic Written(TopicDraft draft, string slug, Terms known, int position) => new()
    {
        Slug = slug,
        Name = draft.Name,
        Description = draft.Description,
        Parent = Parent(draft, known),
        Position = position,
        Synonyms = [.. draft.SynonymList.Where(name => name != draft.Name)],
    };

    private static string? Parent(TopicDraft draft, Terms known) => draft.Parent.Length > 0 ? known.Topic(draft.Parent)?.Slug : null;

    private static int LastAmong(Terms known, string? parent) => known.Topics.Where(topic => topic.Parent == parent).Select(topic => topic.Position).DefaultIfEmpty().Max() + 1;

    private static string Describe(Topic topic, Terms known) => string.Join(" · ", new[]
    {
        topic.Name,
        $"/topics/{topic.Slug}",
        known.Topic(topic.Parent) is { } parent ? $"below {parent.Name}" : "at the top",
        topic.Description,
        topic.Synonyms.Count > 0 ? $"also: {string.Join(", ", topic.Synonyms)}" : "",
    }.Where(part => part.Length > 0));
}
