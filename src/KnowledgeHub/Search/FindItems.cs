using KnowledgeHub.Search.Analysis;
using KnowledgeHub.Search.QueryLanguage;
using KnowledgeHub.Search.Ranking;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Search;

/// <summary>Answers questions from this node's index. Pages, lists and the API all ask here.</summary>
public sealed class FindItems(IndexFiles files, TermStore terms, Stems stems, TimeProvider clock)
{
    /// <summary>Stands before a found word in titles and passages.</summary>
    public const string MarkStart = "\u0002";

    /// <summary>Stands after a found word in titles and passages.</summary>
    public const string MarkEnd = "\u0003";

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);
    private (Synonyms Synonyms, DateTimeOffset ReadAt)? kept;

    public async Task<SearchAnswer> RunAsync(SearchRequest request, CancellationToken ct)
    {
        var known = await terms.ReadAsync(ct);
        request = request.WithCurrentTopics(known);
        var query = QueryParser.Parse(request.Words, new QueryFields(known));
        if (query.Root is null && query.Filters.Count == 0 && request.Words.Any(c => !char.IsWhiteSpace(c)))
        {
            // Only signs were typed: there is nothing to look for, which is not the same as everything.
            return new SearchAnswer();
        }

        var answer = await AskAsync(request, query, ct);
        return answer is { Total: 0, Unavailable: false } && request.Among is null && query is { IsPlain: false, HasSigns: false, Filters.Count: 0 }
            ? await AskAsync(request, QueryParser.AsWords(request.Words), ct)
            : answer;
    }

    private async Task<SearchAnswer> AskAsync(SearchRequest request, ParsedQuery query, CancellationToken ct) =>
        await OpenIndex.AskAsync(files, async (_, index) => await AnswerAsync(index, request, query, await SynonymsAsync(ct), ct), ct) ?? new SearchAnswer { Unavailable = true };

    private async Task<SearchAnswer> AnswerAsync(OpenIndex index, SearchRequest request, ParsedQuery parsed, Synonyms synonyms, CancellationToken ct)
    {
        var writer = new WriteQuery(synonyms, new Vocabulary(index.Session, stems));
        var query = await writer.RunAsync(parsed, ct);
        if (query.IsEmpty && parsed.Filters.Count == 0 && request.Words.Any(c => !char.IsWhiteSpace(c)))
        {
            // Everything that was typed is unwanted.
            return new SearchAnswer();
        }

        if (query.HasLostWord)
        {
            files.Doubt(index.File);
        }

        var found = await new CollectItems(index, request).RunAsync(query, writer, ct);
        var chosen = request.Chosen.Select(choice => (choice.Key, choice.Value)).Concat(parsed.Filters.Select(filter => (filter.Kind, filter.Values))).ToList();
        var (shown, facets) = new FilterItems(index.Columns).Run(found.Docs, chosen, request);
        var ordered = await OrderAsync(index, request, query, found, shown, ct);
        var groups = found.Groups ?? query.Groups;
        var explain = request.Explain ? new ExplainItem(groups, query.Unknown, synonyms, stems) : null;
        return new SearchAnswer
        {
            Total = shown.Count,
            WithAll = shown.Count(found.IsWhole),
            DidYouMean = found.WithAll == 0 ? query.DidYouMean : null,
            Items = await new ShowItems(index, groups, explain).RunAsync([.. ordered.Skip((request.Page - 1) * request.Size).Take(request.Size)], ct),
            Facets = facets,
        };
    }

    private async Task<IReadOnlyList<int>> OrderAsync(OpenIndex index, SearchRequest request, IndexQuery query, FoundSet found, IReadOnlyList<int> shown, CancellationToken ct)
    {
        var days = index.Columns.Day;
        switch (request.Sort)
        {
            case "relevance" when !query.IsEmpty:
                return await new OrderItems(index, found.Groups ?? query.Groups, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)).RunAsync(found, shown, ct);
            case "oldest":
                return [.. shown.OrderBy(doc => days[doc]).ThenByDescending(doc => doc)];
            case "title":
                var set = shown.ToHashSet();
                return [.. (await index.ByTitleAsync(ct)).Where(set.Contains)];
            default:
                return [.. shown.OrderByDescending(doc => days[doc]).ThenByDescending(doc => doc)];
        }
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
