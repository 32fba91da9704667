using KnowledgeHub.Storage;

namespace KnowledgeHub.Taxonomy;

/// <summary>Reads and writes the topic tree, the countries and the thesaurus.</summary>
public sealed class TermStore(Database database, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);
    private readonly NamedSql sql = database.Sql<TermStore>();
    private (Terms Terms, string State, DateTimeOffset ReadAt)? kept;

    /// <summary>The terms, at most a few seconds old: other nodes may have changed them.</summary>
    public async Task<Terms> ReadAsync(CancellationToken ct) =>
        kept is { } known && clock.GetUtcNow() - known.ReadAt < Fresh ? known.Terms : await ReadNewestAsync(ct);

    /// <summary>The terms as they stand at this moment, for whoever stores what follows from them.</summary>
    public async Task<Terms> ReadNewestAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await ReadNewestAsync(session, ct);
    }

    /// <summary>The same inside a transaction that does not itself change terms.</summary>
    public async Task<Terms> ReadNewestAsync(Session session, CancellationToken ct)
    {
        // The state is read first: terms that change in between are then newer than it says, and are read again.
        var state = await session.ScalarAsync<string>(sql["state"], ct: ct) ?? "";
        var terms = kept is { } known && known.State == state ? known.Terms : await LoadAsync(session, ct);
        kept = (terms, state, clock.GetUtcNow());
        return terms;
    }

    /// <summary>
    /// Begins a change of terms in the caller's transaction and gives them as they stand. Others who change terms wait
    /// until it ends, and every node reads them anew afterwards.
    /// </summary>
    public async Task<Terms> ChangeAsync(Session session, CancellationToken ct)
    {
        await NoteChangeAsync(session, ct);
        return await LoadAsync(session, ct);
    }

    /// <summary>The terms as the caller's transaction sees them, its own changes included.</summary>
    public async Task<Terms> LoadAsync(Session session, CancellationToken ct)
    {
        var synonyms = (await session.QueryAsync<SynonymRow>(sql["synonyms"], ct: ct)).ToLookup(row => row.Topic, row => row.Synonym);
        var topics = (await session.QueryAsync<Topic>(sql["topics"], ct: ct)).Select(topic => topic with { Synonyms = [.. synonyms[topic.Slug]] });
        var moved = (await session.QueryAsync<RedirectRow>(sql["redirects"], ct: ct)).Select(row => KeyValuePair.Create(row.Slug, row.Topic));
        return new Terms(topics, await session.QueryAsync<Place>(sql["places"], ct: ct), moved);
    }

    /// <summary>Forgets what this node has read; called once a change is committed.</summary>
    public void Forget() => kept = null;

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
        await NoteChangeAsync(session, ct);
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
        Forget();
    }

    public async Task SavePlacesAsync(IEnumerable<Place> places, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        await NoteChangeAsync(session, ct);
        foreach (var place in places)
        {
            await session.RunAsync(sql["save-place"], place, ct);
        }

        await session.CommitAsync(ct);
        Forget();
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

    private Task NoteChangeAsync(Session session, CancellationToken ct) => session.RunAsync(sql["note-change"], new { State = Id.New(clock) }, ct);

    private sealed record RedirectRow
    {
        public required string Slug { get; init; }

        public required string Topic { get; init; }
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
