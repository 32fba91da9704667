using KnowledgeHub.Storage;

namespace KnowledgeHub.Stakeholders;

/// <summary>
/// Which newsletters reached the people of an organisation, or one person. Only those who agreed to being looked up are
/// named, by a consent that holds today; of the others nothing is read, whether they subscribe or not.
/// </summary>
public sealed class MailReceived(Database database, TimeProvider clock)
{
    private const int MostIssues = 10;
    private readonly NamedSql sql = database.Sql<MailReceived>();

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>Of everybody with a role there today.</summary>
    public async Task<MailHistory> OfOrganisationAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await ReadAsync(session, await session.QueryAsync<Reader>(sql["at-organisation"], new { Id = id, Today, Purpose = Consent.MailHistory }, ct), ct);
    }

    public async Task<MailHistory> OfPersonAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await ReadAsync(session, await session.QueryAsync<Reader>(sql["person"], new { Id = id, Today, Purpose = Consent.MailHistory }, ct), ct);
    }

    private async Task<MailHistory> ReadAsync(Session session, IEnumerable<Reader> people, CancellationToken ct)
    {
        var all = people.ToList();
        var agreed = new List<MailOfPerson>();
        foreach (var person in all.Where(person => person.Agreed))
        {
            agreed.Add(new(person.Id, person.Name, [.. await session.QueryAsync<MailedIssue>(sql["received"], new { person.Id, Limit = MostIssues }, ct)]));
        }

        return new(agreed, all.Count - agreed.Count);
    }

    private sealed record Reader
    {
        public required string Id { get; init; }

        public required string Name { get; init; }

        public bool Agreed { get; init; }
    }
}

/// <summary>What was mailed to those who agreed, and how many did not.</summary>
public sealed record MailHistory(IReadOnlyList<MailOfPerson> People, int NotAsked);

/// <summary>The last issues that were meant for somebody, the newest first.</summary>
public sealed record MailOfPerson(string Id, string Name, IReadOnlyList<MailedIssue> Issues);

/// <summary>One issue on its way to somebody.</summary>
public sealed record MailedIssue
{
    public required string IssueId { get; init; }

    public required string Title { get; init; }

    public DateTimeOffset QueuedAt { get; init; }

    /// <summary>A state of the ledger, or <c>bounced</c> or <c>complained</c> when the mail came back.</summary>
    public required string State { get; init; }
}
