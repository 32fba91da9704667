using KnowledgeHub.Alerts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.TermDesk;

/// <summary>
/// Lets a topic's place be taken by another one, which exists: the topics below it, its other names, its subscribers, its
/// rule of approval, the searches that are followed and every address that led to it. The topic itself is gone afterwards, and its address leads on.
/// </summary>
public sealed class RepointTopic(Database database, SavedTopics searches)
{
    private readonly NamedSql sql = database.Sql<RepointTopic>();

    /// <summary>In the caller's transaction, which holds its turn at the feed and has begun a change of terms.</summary>
    public async Task RunAsync(Session session, string from, string into, CancellationToken ct)
    {
        var args = new { From = from, Into = into };
        await session.RunAsync(sql["lock"], args, ct);
        await session.RunAsync(sql["move-children"], args, ct);
        await session.RunAsync(sql["move-synonyms"], args, ct);
        await session.RunAsync(sql["move-subscribers"], args, ct);
        await session.RunAsync(sql["move-organisations"], args, ct);
        await session.RunAsync(sql["move-stakeholders"], args, ct);
        await session.RunAsync(sql["move-engagements"], args, ct);
        await session.RunAsync(sql["move-redirects"], args, ct);
        await session.RunAsync(sql["move-rule"], args, ct);
        await session.RunAsync(sql["forget-rule"], args, ct);
        await searches.MoveAsync(session, from, into, ct);
        await session.RunAsync(sql["delete"], args, ct);
        await session.RunAsync(sql["redirect"], args, ct);
    }
}
