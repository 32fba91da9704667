using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Content;

/// <summary>Whether somebody who once decided to publish an item may still do so, when it is carried out later.</summary>
public sealed class PublishRight(Database database, TermStore terms)
{
    private readonly NamedSql sql = database.Sql<PublishRight>();

    /// <summary>What keeps the item from being published in this person's name, or null.</summary>
    internal async Task<Problem?> RefusalAsync(Session session, string who, ContentItem item, CancellationToken ct) =>
        await FindAsync(session, who, ct) is not { State: AccountState.Active } person ? new("publish-at", $"The account of {who}, who scheduled this, is not active any more; somebody who may publish has to schedule it again.")
        : !Roles.May(person.Role, Permission.Publish) ? new("publish-at", $"{who}, who scheduled this, may not publish any more; somebody who may has to schedule it again.")
        : !await AllowsAsync(person, item, ct) ? new("publish-at", $"{who}, who scheduled this, does not look after its type or its topics any more; somebody who does has to schedule it again.")
        : null;

    /// <summary>Those of them who can log in.</summary>
    internal async Task<IReadOnlyList<string>> ActiveAsync(Session session, IEnumerable<string> people, CancellationToken ct)
    {
        var active = new List<string>();
        foreach (var who in people)
        {
            if (await FindAsync(session, who, ct) is { State: AccountState.Active })
            {
                active.Add(who);
            }
        }

        return active;
    }

    private async Task<bool> AllowsAsync(Publisher person, ContentItem item, CancellationToken ct) =>
        ContentLimits.Of(person.Rights, await terms.ReadAsync(ct)).Allows(item.Type, item.Body.Topics);

    private Task<Publisher?> FindAsync(Session session, string who, CancellationToken ct) =>
        session.FirstAsync<Publisher>(sql["find"], new { Email = who.ToUpperInvariant() }, ct);

    private sealed record Publisher
    {
        public required string Role { get; init; }

        public required string Types { get; init; }

        public required string Topics { get; init; }

        public required string State { get; init; }

        public Rights Rights => new() { Role = Role, Types = Words(Types), Topics = Words(Topics), State = State };

        private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
