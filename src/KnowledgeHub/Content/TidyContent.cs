using KnowledgeHub.Html;

namespace KnowledgeHub.Content;

/// <summary>Brings an item into the form in which it is stored: clean HTML, no stray spaces, no empty entries. Nothing is stored untidied.</summary>
public static class TidyContent
{
    public static ContentBody Run(ContentType type, ContentBody body)
    {
        var tidy = body with { };
        foreach (var field in type.Fields)
        {
            field.Set(tidy, Tidy(field.Kind, field.Value(body)));
        }

        return tidy;
    }

    private static object? Tidy(FieldKind kind, object? value) => kind switch
    {
        FieldKind.Line or FieldKind.Paragraph => Line(value as string),
        FieldKind.Choice => Line(value as string).ToLowerInvariant() is { Length: > 0 } choice ? choice : null,
        FieldKind.RichText => CleanHtml.From(value as string ?? ""),
        FieldKind.Lines => Lines(value),
        FieldKind.Topics or FieldKind.Audiences => Lines(value).Select(topic => topic.ToLowerInvariant()).Distinct().ToList(),
        FieldKind.Places => Lines(value).Select(place => place.ToUpperInvariant()).Distinct().ToList(),
        FieldKind.Takeaways => Takeaways(value as IReadOnlyDictionary<string, string>),
        FieldKind.Sources => (value as IReadOnlyList<Source> ?? []).Select(Tidy).Where(source => source != new Source()).ToList(),
        FieldKind.Attachments => (value as IReadOnlyList<Attachment> ?? []).Select(file => file with { Media = Line(file.Media), Title = Line(file.Title) }).Where(file => file.Media.Length > 0).DistinctBy(file => file.Media).ToList(),
        _ => value,
    };

    private static Dictionary<string, string> Takeaways(IReadOnlyDictionary<string, string>? takeaways) =>
        (takeaways ?? new Dictionary<string, string>())
            .GroupBy(takeaway => takeaway.Key.Trim().ToLowerInvariant(), takeaway => Line(takeaway.Value))
            .OrderBy(takeaway => takeaway.Key, StringComparer.Ordinal)
            .Select(takeaway => (Audience: takeaway.Key, Text: takeaway.Last()))
            .Where(takeaway => takeaway.Text.Length > 0)
            .ToDictionary(takeaway => takeaway.Audience, takeaway => takeaway.Text);

    private static Source Tidy(Source source) => source with { Title = Line(source.Title), Organisation = Line(source.Organisation), Url = Line(source.Url) };

    private static List<string> Lines(object? lines) => [.. (lines as IReadOnlyList<string> ?? []).Select(Line).Where(line => line.Length > 0)];

    private static string Line(string? text)
    {
        var printable = (text ?? "").Where(c => char.IsWhiteSpace(c) || !char.IsControl(c)).ToArray();
        return string.Join(' ', new string(printable).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
