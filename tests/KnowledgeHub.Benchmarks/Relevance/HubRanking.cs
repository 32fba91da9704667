using System.Net;
using System.Text.Json;
using KnowledgeHub.Search;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Benchmarks.Relevance;

/// <summary>The hub's own search over a collection whose documents were imported as published items.</summary>
public sealed class HubRanking(FindItems find) : IRanking
{
    private const int LongestTitle = 160;

    public static async Task<HubRanking> CreateAsync(ThrowAwayHub hub, IEnumerable<Document> documents, CancellationToken ct)
    {
        var file = Path.Combine(hub.Folder, "docs.jsonl");
        // An item without any text can't be published; no word would find it.
        await File.WriteAllLinesAsync(file, documents.Where(document => !string.IsNullOrWhiteSpace(document.Text)).Select(AsLine), ct);
        var report = await hub.ImportAsync(file, ct);
        var index = hub.Get<SearchIndex>();
        await index.CatchUpAsync(ct);
        return await index.StateAsync(ct) is { } state && state.Documents == report.Total
            ? new(hub.Get<FindItems>())
            : throw new SettingException($"Of {report.Total} documents not all came into the index; the measures would mean nothing.");
    }

    /// <summary>Asks as <c>/api/v1/search?q=…&amp;size=100</c> does.</summary>
    public async Task<IReadOnlyList<string>> RankAsync(string query, CancellationToken ct)
    {
        var answer = await find.RunAsync(new SearchRequest { Words = query, Size = Measures.Depth }, ct);
        return answer.Unavailable
            ? throw new SettingException($"The hub's search did not answer '{query}'.")
            : [.. answer.Items.Select(item => item.ExternalId)];
    }

    private static string AsLine(Document document)
    {
        var title = string.IsNullOrWhiteSpace(document.Title) ? string.Join(' ', document.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(12)) : document.Title.Trim();
        var cut = title.Length <= LongestTitle ? title : title[..Math.Max(1, title.LastIndexOf(' ', LongestTitle))];
        // What does not fit into the hub's title is not lost.
        var text = cut == title || document.Text.StartsWith(title, StringComparison.Ordinal) ? document.Text : $"{title}\n{document.Text}";
        return JsonSerializer.Serialize(new { document.Id, Title = cut, Body = $"<p>{WebUtility.HtmlEncode(text)}</p>" }, JsonSerializerOptions.Web);
    }
}
