using KnowledgeHub.Search.QueryLanguage;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;
using Microsoft.Data.Sqlite;

namespace KnowledgeHub.Search;

/// <summary>Answers questions from this node's index. Pages, lists and the API all ask here.</summary>
public sealed class FindItems(IndexFiles files, TermStore terms, TimeProvider clock)
{
    /// <summary>Stands before a found word in titles and passages.</summary>
    public const string MarkStart = "\u0002";

    /// <summary>Stands after a found word in titles and passages.</summary>
    public const string MarkEnd = "\u0003";

    /// <summary>When fewer items than this hold all of three or more words, items that hold some of them follow.</summary>
    private const int Few = 10;

    private static readonly NamedSql Sql = NamedSql.For<FindItems>(Dialect.Sqlite);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);
    private (Synonyms Synonyms, DateTimeOffset ReadAt)? kept;

    public async Task<SearchAnswer> RunAsync(SearchRequest request, CancellationToken ct)
    {
        var query = QueryParser.Parse(request.Words, new QueryFields(await terms.ReadAsync(ct)));
        if (query.Root is null && query.Filters.Count == 0 && request.Words.Any(c => !char.IsWhiteSpace(c)))
        {
            // Only signs were typed: there is nothing to look for, which is not the same as everything.
            return new SearchAnswer();
        }

        var answer = await AskAsync(request, query, ct);
        return answer is { Total: 0, Unavailable: false } && query is { IsPlain: false, HasSigns: false, Filters.Count: 0 }
            ? await AskAsync(request, QueryParser.AsWords(request.Words), ct)
            : answer;
    }

    private async Task<SearchAnswer> AskAsync(SearchRequest request, ParsedQuery query, CancellationToken ct)
    {
        for (var (file, last) = (files.Current(), ""); file is not null && file != last; (file, last) = (files.Current(), file))
        {
            try
            {
                await using var connection = await IndexFiles.OpenAsync(file, ct);
                await using var session = new Session(connection, null);
                return await AnswerAsync(session, request, query, await SynonymsAsync(ct), ct);
            }
            catch (Exception e) when (e is SqliteException { SqliteErrorCode: 11 or 26 or 14 or 10 or 1 } or SettingException)
            {
                // A rebuild may have taken the file away just now; then there is another one to ask.
            }
        }

        return new SearchAnswer { Unavailable = true };
    }

    private static async Task<SearchAnswer> AnswerAsync(Session session, SearchRequest request, ParsedQuery parsed, Synonyms synonyms, CancellationToken ct)
    {
        var query = await new Fts5Writer(synonyms, new Vocabulary(session)).WriteAsync(parsed, ct);
        if (query.IsEmpty && parsed.Filters.Count == 0 && request.Words.Any(c => !char.IsWhiteSpace(c)))
        {
            // Everything that was typed is unwanted.
            return new SearchAnswer();
        }

        await session.RunAsync(Sql["prepare"], ct: ct);
        var chosen = request.Chosen.Concat(parsed.Filters.Select(filter => KeyValuePair.Create(filter.Kind, filter.Values)));
        foreach (var (kind, value) in chosen.SelectMany(kind => kind.Value.Distinct(), (kind, value) => (kind.Key, value)))
        {
            await session.RunAsync(Sql["choose"], new { Kind = kind, Value = value }, ct);
        }

        var match = query.All;
        var withAll = await CollectAsync(session, match, request, ct);
        var total = withAll;
        if (query.Any.Length > 0 && withAll < (query.WordCount > 2 ? Few : 1))
        {
            match = query.Any;
            total = await CollectAsync(session, match, request, ct);
            if (withAll > 0)
            {
                await session.RunAsync(Sql["raise-whole"], new { Match = query.All }, ct);
            }
        }

        foreach (var boost in request.Sort == "relevance" && total > 1 ? query.Boosts : [])
        {
            await session.RunAsync(Sql[boost.IsExact ? "boost-exact" : "boost"], new { boost.Match, boost.Factor }, ct);
        }

        var sort = query.IsEmpty && request.Sort == "relevance" ? "newest" : request.Sort;
        var page = new { Match = match, MarkStart, MarkEnd, Sort = sort, Limit = request.Size, Offset = (request.Page - 1) * request.Size };
        return new SearchAnswer
        {
            Total = total,
            WithAll = withAll,
            DidYouMean = withAll == 0 ? query.DidYouMean : null,
            Items = [.. await session.QueryAsync<FoundItem>(Sql[match.Length == 0 ? "page-of-all" : "page-of-found"], page, ct)],
            Facets = await CountFacetsAsync(session, ct),
        };
    }

    private static async Task<int> CollectAsync(Session session, string match, SearchRequest request, CancellationToken ct)
    {
        await session.RunAsync(Sql["clear"], ct: ct);
        await session.RunAsync(Sql[match.Length == 0 ? "collect-all" : "collect-found"], new { Match = match, Within = request.WithinType ?? "" }, ct);
        await session.RunAsync(Sql["mark-chosen"], ct: ct);
        return await session.ScalarAsync<int>(Sql["total"], ct: ct);
    }

    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<FacetCount>>> CountFacetsAsync(Session session, CancellationToken ct)
    {
        var counts = (await session.QueryAsync<FacetCount>(Sql["facets"], ct: ct)).ToLookup(count => count.Kind);
        return SearchRequest.Kinds.ToDictionary(kind => kind, kind => (IReadOnlyList<FacetCount>)[.. counts[kind]]);
    }

    private async Task<Synonyms> SynonymsAsync(CancellationToken ct)
    {
        if (kept is { } known && clock.GetUtcNow() - known.ReadAt < Fresh)
        {
            return known.Synonyms;
        }

        var synonyms = new Synonyms(await terms.ThesaurusAsync(ct));
        kept = (synonyms, clock.GetUtcNow());
        return synonyms;
    }
}
