using System.Text.Encodings.Web;
using System.Text.Json;

namespace KnowledgeHub.Exchange.Citations;

/// <summary>References as CSL-JSON (Citation Style Language 1.0.2), which pandoc and Zotero read.</summary>
public static class CslJson
{
    public const string MediaType = "application/vnd.citationstyles.csl+json";

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IEnumerable<Reference> references) => JsonSerializer.Serialize(references.Select(reference => new Dictionary<string, object>
    {
        ["id"] = reference.Key,
        ["type"] = "report",
        ["genre"] = reference.Genre,
        ["title"] = reference.Title,
        ["author"] = new[] { new Dictionary<string, string> { ["literal"] = reference.Author } },
        ["publisher"] = reference.Author,
        ["issued"] = new Dictionary<string, object> { ["date-parts"] = new[] { new[] { reference.PublishedOn.Year, reference.PublishedOn.Month, reference.PublishedOn.Day } } },
        ["abstract"] = reference.Abstract,
        ["keyword"] = string.Join(", ", reference.Keywords),
        ["language"] = reference.Language,
        ["URL"] = reference.Url,
    }), Options);
}
