using System.Text.Encodings.Web;
using System.Text.Json;

namespace KnowledgeHub.Content;

/// <summary>How items are written as JSON: camel case, readable letters.</summary>
public static class ContentJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict,
        AllowTrailingCommas = false,
    };
}
