using KnowledgeHub.Languages;
using KnowledgeHub.Search.Suggestions;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Search;

/// <summary>Suggestions while somebody types: for the fields of our pages, and for browsers that use the hub as a search engine.</summary>
public static class Suggestions
{
    /// <summary>How often one address may ask; see <c>Hub__SuggestionsPerMinute</c>.</summary>
    public const string Limit = "suggestions";

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    public static async Task<IResult> GetAsync(HttpContext context, SuggestItems suggest, CancellationToken ct)
    {
        var query = context.Request.Query["q"].ToString();
        var found = await AskAsync(context, suggest, query, ct);
        return Results.Json(new
        {
            Query = query,
            Suggestions = found.Select(one => new
            {
                Kind = KindOf(one),
                one.Text,
                Marks = one.Marks.Select(mark => new[] { mark.Start, mark.Length }),
                one.Note,
                NoteMarks = one.NoteMarks.Select(mark => new[] { mark.Start, mark.Length }),
                Url = SiteLanguage.Current.In(AddressOf(one)),
            }),
        });
    }

    /// <summary>The same for browsers (OpenSearch suggestions): what was typed, the texts, what they are and where they lead.</summary>
    public static async Task<IResult> ForBrowsersAsync(HttpContext context, SuggestItems suggest, HubSettings hub, CancellationToken ct)
    {
        var query = context.Request.Query["q"].ToString();
        var found = await AskAsync(context, suggest, query, ct);
        return Results.Json(
            new object[] { query, found.Select(one => one.Text), found.Select(KindOf), found.Select(one => hub.Url(AddressOf(one))) },
            contentType: "application/x-suggestions+json");
    }

    private static Task<IReadOnlyList<Suggestion>> AskAsync(HttpContext context, SuggestItems suggest, string query, CancellationToken ct)
    {
        context.Response.GetTypedHeaders().CacheControl = new() { Public = true, MaxAge = Fresh };
        return suggest.RunAsync(query, ct);
    }

    private static string KindOf(Suggestion one) => one.Kind switch
    {
        SuggestionKind.Topic => T("Topic"),
        SuggestionKind.Place => T("Country"),
        SuggestionKind.Organisation => T("Organisation"),
        _ => T("Title"),
    };

    private static string AddressOf(Suggestion one) => one.Kind switch
    {
        SuggestionKind.Topic => $"/topics/{one.Value}",
        SuggestionKind.Place => $"/countries/{one.Value}",
        SuggestionKind.Organisation => $"/search?q={Uri.EscapeDataString($"name:\"{one.Value.Replace('"', ' ')}\"")}",
        _ => one.Value,
    };
}
