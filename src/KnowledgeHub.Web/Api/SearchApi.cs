using System.Diagnostics;
using KnowledgeHub.Relations;
using KnowledgeHub.Search;
using KnowledgeHub.Web.Search;
using KnowledgeHub.Web.SearchDesk;

namespace KnowledgeHub.Web.Api;

/// <summary><c>/api/v1/search</c>: the same search as the page's.</summary>
public static class SearchApi
{
    public static async Task<IResult> GetAsync(HttpContext context, FindItems find, Promotion promotion, ItemRelations relations, HubSettings hub, CancellationToken ct)
    {
        if (ApiNumber.Read(context.Request, "size", 10, most: 100, out var size) is { } badSize)
        {
            return badSize;
        }

        if (ApiNumber.Read(context.Request, "page", 1, most: 9_999, out _) is { } badPage)
        {
            return badPage;
        }

        var started = Stopwatch.GetTimestamp();
        var address = SearchAddress.From(context.Request, "/api/v1/search");
        var explain = context.Request.Query["explain"] == "true";
        var answer = await find.RunAsync(address.ToRequest(size) with { Explain = explain }, ct);
        if (answer.Unavailable)
        {
            return Results.Problem(title: "The search index is being built; try again in a minute.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        var superseded = await relations.SupersededAsync([.. answer.Items.Select(item => item.ContentId)], ct);
        return Results.Json(new SearchResponse
        {
            Total = answer.Total,
            TookMs = Math.Round(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 2),
            Results = [.. answer.Items.Select(item => new SearchResult
            {
                Id = item.ContentId,
                ExternalId = item.ExternalId.Length > 0 ? item.ExternalId : null,
                Type = item.Type,
                Title = Plain(item.Title),
                Url = hub.Url(item.Path),
                Snippet = Plain(item.Passage),
                PublishedOn = item.PublishedOn,
                PassageUrl = PassagePlace.Link(item) is { } passage ? hub.Url(passage.Url) : null,
                SupersededBy = superseded.GetValueOrDefault(item.ContentId) is { } newer ? hub.Url(newer.Path) : null,
                Why = explain ? Explained(item) : null,
            })],
            Facets = answer.Facets.ToDictionary(kind => kind.Key, kind => (IReadOnlyList<FacetValueCount>)[.. kind.Value.Select(value => new FacetValueCount(value.Value, value.Count))]),
            Promoted = [.. (address.Page == 1 ? await promotion.ForAsync(address, ct) : []).Select(item => new PromotedEntry { Id = item.ContentId, Type = item.Type, Title = item.Title, Url = hub.Url(item.Path) })],
            DidYouMean = answer.DidYouMean,
        });
    }

    private static Explanation Explained(FoundItem item) => new(
        [.. item.Why.Select(word => new ExplainedWord(
            word.Typed,
            word.Times,
            [.. word.Columns.Select(column => column.ToString().ToLowerInvariant())],
            [.. word.Forms.Select(form => new ExplainedForm(form.Text, form.Times, System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(form.As.ToString())))]))],
        [.. item.Missing]);

    private static string Plain(string marked) =>
        marked.Replace(FindItems.MarkStart, "", StringComparison.Ordinal).Replace(FindItems.MarkEnd, "", StringComparison.Ordinal);
}

/// <summary>What <c>/api/v1/search</c> answers.</summary>
public sealed record SearchResponse
{
    public int Total { get; init; }

    public double TookMs { get; init; }

    public required IReadOnlyList<SearchResult> Results { get; init; }

    /// <summary>By kind, the most frequent value first.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<FacetValueCount>> Facets { get; init; }

    /// <summary>On the first page: what editors recommend for these words.</summary>
    public required IReadOnlyList<PromotedEntry> Promoted { get; init; }

    public string? DidYouMean { get; init; }
}

/// <summary>An item that editors recommend.</summary>
public sealed record PromotedEntry
{
    public required string Id { get; init; }

    public required string Type { get; init; }

    public required string Title { get; init; }

    public required string Url { get; init; }
}

/// <summary>One result.</summary>
public sealed record SearchResult
{
    public required string Id { get; init; }

    public string? ExternalId { get; init; }

    public required string Type { get; init; }

    public required string Title { get; init; }

    public required string Url { get; init; }

    public required string Snippet { get; init; }

    public required string PublishedOn { get; init; }

    /// <summary>The very passage, when the item's page or a file has a place for it.</summary>
    public string? PassageUrl { get; init; }

    /// <summary>The address of the published item that took its place; null when there is none.</summary>
    public string? SupersededBy { get; init; }

    /// <summary>With <c>explain=true</c>: what was found in it.</summary>
    public Explanation? Why { get; init; }
}

/// <summary>Why an item is among the results.</summary>
/// <param name="Found">What was typed and found.</param>
/// <param name="Missing">What was typed and is not in it.</param>
public sealed record Explanation(IReadOnlyList<ExplainedWord> Found, IReadOnlyList<string> Missing);

/// <summary>One word or phrase that was found.</summary>
/// <param name="Typed">As it was typed.</param>
/// <param name="Times">How often.</param>
/// <param name="In">In which parts of the item.</param>
/// <param name="As">How it is written there.</param>
public sealed record ExplainedWord(string Typed, int Times, IReadOnlyList<string> In, IReadOnlyList<ExplainedForm> As);

/// <summary>One way in which it is written, and why that counts: as typed, another form, a synonym.</summary>
public sealed record ExplainedForm(string Text, int Times, string How);

/// <summary>A facet's value and how many results have it.</summary>
public sealed record FacetValueCount(string Value, int Count);
