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

    /// <summary>Fewer results than this make the hub look for items that hold only some of the words.</summary>
    private const int Few = 1;

    private static readonly NamedSql Sql = NamedSql.For<FindItems>(Dialect.Sqlite);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);
    private (Synonyms Synonyms, DateTimeOffset ReadAt)? kept;

    public async Task<SearchAnswer> RunAsync(SearchRequest request, CancellationToken ct)
    {
        var query = new SearchQuery(request.Words, await SynonymsAsync(ct));
        if (query.IsEmpty && request.Words.Any(c => !char.IsWhiteSpace(c)))
        {
            // Only signs were typed: there is nothing to look for, which is not the same as everything.
            return new SearchAnswer();
        }

        for (var (file, last) = (files.Current(), ""); file is not null && file != last; (file, last) = (files.Current(), file))
        {
            try
            {
                await using var connection = await IndexFiles.OpenAsync(file, ct);
                await using var session = new Session(connection, null);
                return await AnswerAsync(session, request, query, ct);
            }
            catch (Exception e) when (e is SqliteException { SqliteErrorCode: 11 or 26 or 14 or 10 or 1 } or SettingException)
            {
                // A rebuild may have taken the file away just now; then there is another one to ask.
            }
        }

        return new SearchAnswer { Unavailable = true };
    }

    private static async Task<SearchAnswer> AnswerAsync(Session session, SearchRequest request, SearchQuery query, CancellationToken ct)
    {
        await session.RunAsync(Sql["prepare"], ct: ct);
        foreach (var (kind, value) in request.Chosen.SelectMany(kind => kind.Value.Distinct(), (kind, value) => (kind.Key, value)))
        {
            await session.RunAsync(Sql["choose"], new { Kind = kind, Value = value }, ct);
        }

        var match = query.IsEmpty ? "" : query.All;
        var total = await CollectAsync(session, match, request, ct);
        var widened = false;
        if (total < Few && query.CanWiden)
        {
            match = query.Any;
            total = await CollectAsync(session, match, request, ct);
            widened = total > 0;
        }

        var sort = query.IsEmpty && request.Sort == "relevance" ? "newest" : request.Sort;
        var page = new { Match = match, MarkStart, MarkEnd, Sort = sort, Limit = request.Size, Offset = (request.Page - 1) * request.Size };
        return new SearchAnswer
        {
            Total = total,
            Widened = widened,
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
