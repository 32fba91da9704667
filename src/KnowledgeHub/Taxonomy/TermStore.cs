using KnowledgeHub.Storage;

namespace KnowledgeHub.Taxonomy;

/// <summary>Reads and writes the topic tree, the countries and the thesaurus.</summary>
public sealed class TermStore(Database database, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);
    private readonly NamedSql sql = database.Sql<TermStore>();
    private (Terms Terms, DateTimeOffset ReadAt)? kept;

    /// <summary>The terms, at most a few seconds old: other nodes may have changed them.</summary>
    public async Task<Terms> ReadAsync(CancellationToken ct)
    {
        if (kept is { } known && clock.GetUtcNow() - known.ReadAt < Fresh)
        {
            return known.Terms;
        }

        await using var session = await database.OpenAsync(ct);
        var synonyms = (await session.QueryAsync<SynonymRow>(sql["synonyms"], ct: ct)).ToLookup(row => row.Topic, row => row.Synonym);
        var topics = (await session.QueryAsync<Topic>(sql["topics"], ct: ct)).Select(topic => topic with { Synonyms = [.. synonyms[topic.Slug]] });
        var terms = new Terms(topics, await session.QueryAsync<Place>(sql["places"], ct: ct));
        kept = (terms, clock.GetUtcNow());
        return terms;
    }

    /// <summary>Groups of words that mean the same.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> ThesaurusAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. (await session.QueryAsync<ThesaurusRow>(sql["thesaurus"], ct: ct)).GroupBy(row => row.GroupNumber, row => row.Term).Select(group => group.ToList())];
    }

    /// <summary>Adds topics in an order where a parent comes before its children; known ones are brought up to date.</summary>
    public async Task SaveTopicsAsync(IEnumerable<Topic> topics, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        foreach (var topic in topics)
        {
            await session.RunAsync(sql["save-topic"], topic, ct);
            await session.RunAsync(sql["forget-synonyms"], new { topic.Slug }, ct);
            foreach (var synonym in topic.Synonyms.Distinct())
            {
                await session.RunAsync(sql["add-synonym"], new { topic.Slug, Synonym = synonym }, ct);
            }
        }

        await session.CommitAsync(ct);
        kept = null;
    }

    public async Task SavePlacesAsync(IEnumerable<Place> places, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        foreach (var place in places)
        {
            await session.RunAsync(sql["save-place"], place, ct);
        }

        await session.CommitAsync(ct);
        kept = null;
    }

    /// <summary>Replaces the thesaurus.</summary>
    public async Task SaveThesaurusAsync(IReadOnlyList<IReadOnlyList<string>> groups, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        await session.RunAsync(sql["clear-thesaurus"], ct: ct);
        for (var number = 0; number < groups.Count; number++)
        {
            foreach (var term in groups[number].Distinct())
            {
                await session.RunAsync(sql["add-to-thesaurus"], new { GroupNumber = number + 1, Term = term }, ct);
            }
        }

        await session.CommitAsync(ct);
    }

    private sealed record SynonymRow
    {
        public required string Topic { get; init; }

        public required string Synonym { get; init; }
    }

    private sealed record ThesaurusRow
    {
        public int GroupNumber { get; init; }

        public required string Term { get; init; }
    }
}
