using System.Text.Json;
using KnowledgeHub.Content;
using Microsoft.Extensions.Primitives;

namespace KnowledgeHub.Web.Content.Writing;

/// <summary>A form as JSON: a list of values for each name. What belongs to one page or one press of a button is left out.</summary>
public static class KeptForm
{
    private static readonly HashSet<string> LeftOut = new(["form-token", "action", "page"], StringComparer.Ordinal);

    public static string Write(IFormCollection form) =>
        JsonSerializer.Serialize(form.Where(field => !LeftOut.Contains(field.Key)).ToDictionary(field => field.Key, field => field.Value.ToArray()), ContentJson.Options);

    public static IFormCollection Read(string json) =>
        new FormCollection((JsonSerializer.Deserialize<Dictionary<string, string?[]>>(json, ContentJson.Options) ?? []).ToDictionary(field => field.Key, field => new StringValues(field.Value)));
}
