using KnowledgeHub.Search;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Theming.Pages;
using Microsoft.AspNetCore.Http.Extensions;

namespace KnowledgeHub.Web.Search;

/// <summary>A search as it stands in an address: every state of the page is a link that can be shared.</summary>
public sealed record SearchAddress(string Path, string Words, string Sort, int Page, IReadOnlyDictionary<string, IReadOnlyList<string>> Chosen)
{
    private const int MostValues = 50;

    /// <summary>Only what was published in this year or later.</summary>
    public int? FromYear { get; init; }

    /// <summary>Only what was published in this year or earlier.</summary>
    public int? ToYear { get; init; }

    public bool HasChoices => Chosen.Count > 0 || HasYears;

    public bool HasYears => FromYear is not null || ToYear is not null;

    /// <summary>Reads an address; what makes no sense in it is left out.</summary>
    public static SearchAddress From(HttpRequest request, string path)
    {
        // Years the wrong way round are meant the right way round.
        var (from, to) = (Year(request, "from"), Year(request, "to"));
        return Plain(request, path) with { FromYear = from > to ? to : from, ToYear = from > to ? from : to };
    }

    private static int? Year(HttpRequest request, string name) => int.TryParse(request.Query[name], out var year) && year is > 1000 and < 3000 ? year : null;

    private static SearchAddress Plain(HttpRequest request, string path) => new(
        path,
        request.Query["q"].ToString(),
        request.Query["sort"].ToString() is "newest" or "oldest" or "title" ? request.Query["sort"].ToString() : "relevance",
        int.TryParse(request.Query["page"], out var page) && page is > 0 and < 10_000 ? page : 1,
        SearchRequest.Kinds
            .Select(kind => (Kind: kind, Values: (IReadOnlyList<string>)[.. request.Query[kind].OfType<string>().Select(value => value.Trim()).Where(value => value.Length is > 0 and < 100).Distinct().Take(MostValues)]))
            .Where(kind => kind.Values.Count > 0)
            .ToDictionary(kind => kind.Kind, kind => kind.Values));

    /// <summary>The same with topics at their addresses of today.</summary>
    public SearchAddress WithCurrentTopics(Terms known) => this with { Chosen = ToRequest(1).WithCurrentTopics(known).Chosen };

    public SearchRequest ToRequest(int size) => new() { Words = Words, Sort = Sort, Page = Page, Size = size, Chosen = Chosen, FromYear = FromYear, ToYear = ToYear };

    /// <summary>This search with one value switched the other way.</summary>
    public string Toggled(string kind, string value)
    {
        var values = Chosen.GetValueOrDefault(kind, []);
        var next = values.Contains(value) ? values.Where(other => other != value) : values.Append(value);
        var chosen = Chosen.Where(pair => pair.Key != kind).ToDictionary(pair => pair.Key, pair => pair.Value);
        chosen[kind] = [.. next];
        return (this with { Chosen = chosen, Page = 1 }).ToString();
    }

    public string WithoutChoices() => (this with { Chosen = new Dictionary<string, IReadOnlyList<string>>(), FromYear = null, ToYear = null, Page = 1 }).ToString();

    /// <summary>The form for a span of years; it keeps everything else of this search.</summary>
    public YearRange Years() => new(
        Path,
        Text(FromYear),
        Text(ToYear),
        [.. (this with { FromYear = null, ToYear = null, Page = 1 }).Parameters()],
        HasYears ? (this with { FromYear = null, ToYear = null, Page = 1 }).ToString() : null);

    public Paging Paging(int total, int size)
    {
        var pages = Math.Max(1, (total + size - 1) / size);
        return new(Page, pages, Page > 1 ? (this with { Page = Page - 1 }).ToString() : null, Page < pages ? (this with { Page = Page + 1 }).ToString() : null);
    }

    public override string ToString() => Path + new QueryBuilder(Parameters());

    private IEnumerable<KeyValuePair<string, string>> Parameters()
    {
        IEnumerable<KeyValuePair<string, string>> all =
        [
            new("q", Words),
            .. Chosen.SelectMany(kind => kind.Value, (kind, value) => KeyValuePair.Create(kind.Key, value)),
            new("from", Text(FromYear)),
            new("to", Text(ToYear)),
            new("sort", Sort == "relevance" ? "" : Sort),
            new("page", Page > 1 ? Text(Page) : ""),
        ];
        return all.Where(parameter => parameter.Value.Length > 0);
    }

    private static string Text(int? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
