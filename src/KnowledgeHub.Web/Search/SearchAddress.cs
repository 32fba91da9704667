using KnowledgeHub.Search;
using KnowledgeHub.Theming.Pages;
using Microsoft.AspNetCore.Http.Extensions;

namespace KnowledgeHub.Web.Search;

/// <summary>A search as it stands in an address: every state of the page is a link that can be shared.</summary>
public sealed record SearchAddress(string Path, string Words, string Sort, int Page, IReadOnlyDictionary<string, IReadOnlyList<string>> Chosen)
{
    private const int MostValues = 50;

    public bool HasChoices => Chosen.Count > 0;

    /// <summary>Reads an address; what makes no sense in it is left out.</summary>
    public static SearchAddress From(HttpRequest request, string path) => new(
        path,
        request.Query["q"].ToString(),
        request.Query["sort"].ToString() is "newest" or "oldest" or "title" ? request.Query["sort"].ToString() : "relevance",
        int.TryParse(request.Query["page"], out var page) && page is > 0 and < 10_000 ? page : 1,
        SearchRequest.Kinds
            .Select(kind => (Kind: kind, Values: (IReadOnlyList<string>)[.. request.Query[kind].OfType<string>().Select(value => value.Trim()).Where(value => value.Length is > 0 and < 100).Distinct().Take(MostValues)]))
            .Where(kind => kind.Values.Count > 0)
            .ToDictionary(kind => kind.Kind, kind => kind.Values));

    public SearchRequest ToRequest(int size) => new() { Words = Words, Sort = Sort, Page = Page, Size = size, Chosen = Chosen };

    /// <summary>This search with one value switched the other way.</summary>
    public string Toggled(string kind, string value)
    {
        var values = Chosen.GetValueOrDefault(kind, []);
        var next = values.Contains(value) ? values.Where(other => other != value) : values.Append(value);
        var chosen = Chosen.Where(pair => pair.Key != kind).ToDictionary(pair => pair.Key, pair => pair.Value);
        chosen[kind] = [.. next];
        return (this with { Chosen = chosen, Page = 1 }).ToString();
    }

    public string WithoutChoices() => (this with { Chosen = new Dictionary<string, IReadOnlyList<string>>(), Page = 1 }).ToString();

    public Paging Paging(int total, int size)
    {
        var pages = Math.Max(1, (total + size - 1) / size);
        return new(Page, pages, Page > 1 ? (this with { Page = Page - 1 }).ToString() : null, Page < pages ? (this with { Page = Page + 1 }).ToString() : null);
    }

    public override string ToString()
    {
        var query = new QueryBuilder();
        if (Words.Length > 0)
        {
            query.Add("q", Words);
        }

        foreach (var (kind, value) in Chosen.SelectMany(kind => kind.Value, (kind, value) => (kind.Key, value)))
        {
            query.Add(kind, value);
        }

        if (Sort != "relevance")
        {
            query.Add("sort", Sort);
        }

        if (Page > 1)
        {
            query.Add("page", Page.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return Path + query;
    }
}
