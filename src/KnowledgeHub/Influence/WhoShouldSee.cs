using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Influence;

/// <summary>Proposes whom an item concerns, by topic and country, with the reasons and whether they may be written to.</summary>
public sealed class WhoShouldSee(Database database, TermStore terms, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<WhoShouldSee>();

    /// <param name="contentId">The item.</param>
    /// <param name="topics">Its topics.</param>
    /// <param name="places">Its countries.</param>
    /// <param name="ct">Ends the work early.</param>
    public async Task<Proposal> RunAsync(string contentId, IReadOnlyList<string> topics, IReadOnlyList<string> places, CancellationToken ct)
    {
        var known = await terms.ReadAsync(ct);
        var args = new { Today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), Item = contentId };
        await using var session = await database.OpenAsync(ct);
        var seen = (await session.QueryAsync<Seen>(sql["received"], args, ct)).SelectMany(row => new[] { row.OrganisationId, row.PersonId }).OfType<string>().ToHashSet();
        var organisations = await CandidatesAsync(session, "organisations", "organisation-topics", args, ct);
        var people = await CandidatesAsync(session, "people", "person-topics", args, ct);
        return new(
            [.. Fitting(organisations, topics, places, known).Select(fit => fit with { SeenAlready = seen.Contains(fit.Id) })],
            [.. Fitting(people, topics, places, known).Select(fit => fit with { SeenAlready = seen.Contains(fit.Id) })]);
    }

    private async Task<IReadOnlyList<Candidate>> CandidatesAsync(Session session, string query, string topicQuery, object args, CancellationToken ct)
    {
        var topics = (await session.QueryAsync<TopicOf>(sql[topicQuery], ct: ct)).ToLookup(row => row.Id, row => row.Value);
        return [.. (await session.QueryAsync<Candidate>(sql[query], args, ct)).Select(one => one with { Topics = [.. topics[one.Id]] })];
    }

    // A topic fits when one of the two lies within the other; the more reasons, the further up.
    private static IEnumerable<Proposed> Fitting(IReadOnlyList<Candidate> all, IReadOnlyList<string> topics, IReadOnlyList<string> places, Terms known) => all
        .Select(one => new Proposed(one.Id, one.Name, [.. Reasons(one, topics, places, known)], one.WhyNot))
        .Where(one => one.Reasons.Count > 0)
        .OrderByDescending(one => one.Reasons.Count).ThenBy(one => one.Name, StringComparer.Ordinal).Take(100);

    private static IEnumerable<string> Reasons(Candidate one, IReadOnlyList<string> topics, IReadOnlyList<string> places, Terms known)
    {
        foreach (var topic in one.Topics.Where(own => topics.Any(other => known.IsWithin(own, other) || known.IsWithin(other, own))))
        {
            yield return $"works on {known.Topic(topic)?.Name ?? topic}";
        }

        if (one.Country is { } country && places.Contains(country))
        {
            yield return $"is in {known.Place(country)?.Name ?? country}";
        }
    }

    private sealed record Candidate
    {
        public required string Id { get; init; }

        public required string Name { get; init; }

        public string? Country { get; init; }

        public bool MayMail { get; init; }

        public string LawfulBasis { get; init; } = "";

        public bool Consents { get; init; }

        public bool HasMail { get; init; }

        public IReadOnlyList<string> Topics { get; init; } = [];

        // Empty for an organisation: it has no wishes of its own, its people have.
        public string WhyNot => LawfulBasis.Length == 0 ? ""
            : !MayMail ? "Does not want mail"
            : LawfulBasis == "consent" && !Consents ? "No consent to be contacted holds"
            : !HasMail ? "No mail address is known" : "";
    }

    private sealed record TopicOf
    {
        public required string Id { get; init; }

        public required string Value { get; init; }
    }

    private sealed record Seen
    {
        public string? OrganisationId { get; init; }

        public string? PersonId { get; init; }
    }
}

/// <summary>Whom an item concerns.</summary>
public sealed record Proposal(IReadOnlyList<Proposed> Organisations, IReadOnlyList<Proposed> People);

/// <summary>Somebody whom an item concerns.</summary>
/// <param name="Id">The organisation or person.</param>
/// <param name="Name">Their name.</param>
/// <param name="Reasons">Why they are proposed, in words.</param>
/// <param name="WhyNot">Why they must not be written to; empty when they may.</param>
public sealed record Proposed(string Id, string Name, IReadOnlyList<string> Reasons, string WhyNot)
{
    /// <summary>Whether an engagement has shown them the item.</summary>
    public bool SeenAlready { get; init; }
}
