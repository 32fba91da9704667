using System.Text.Json;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Content.Compare;

/// <summary>The values of fields as staff read them, and whether two are the same.</summary>
public static class FieldValues
{
    /// <summary>The entries of a field, one text each; none when it is empty.</summary>
    public static IEnumerable<string> Entries(Field field, ContentBody body, Names names) => field.Value(body) switch
    {
        bool ticked => [ticked ? "Yes" : "No"],
        IReadOnlyList<Source> sources => sources.Select(source => string.Join(", ", Parts(source).Where(part => part.Length > 0))),
        IReadOnlyList<Attachment> files => files.Select(file => file.Title.Length > 0 ? $"{file.Title} ({Name(file, names)})" : Name(file, names)),
        IReadOnlyList<string> values => values.Select(value => field.Kind switch
        {
            FieldKind.Topics => names.Terms.Topic(value)?.Name ?? value,
            FieldKind.Places => names.Terms.Place(value)?.Name ?? value,
            FieldKind.Audiences => Audience.Find(value)?.Name ?? value,
            _ => value,
        }),
        _ => field.Text(body) is { Length: > 0 } text ? [text] : [],
    };

    public static string Takeaway(Field field, ContentBody body, Audience audience) =>
        (field.Value(body) as IReadOnlyDictionary<string, string>)?.GetValueOrDefault(audience.Id) ?? "";

    /// <summary>Whether a field holds the same in two items of a type.</summary>
    public static bool Same(Field field, ContentBody one, ContentBody other) => Json(field, one) == Json(field, other);

    private static string Json(Field field, ContentBody body) => JsonSerializer.Serialize(field.Value(body), ContentJson.Options);

    private static IEnumerable<string> Parts(Source source) => [source.Title, source.Organisation, source.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "", source.Url];

    private static string Name(Attachment file, Names names) => names.Files.GetValueOrDefault(file.Media) ?? file.Media;
}
