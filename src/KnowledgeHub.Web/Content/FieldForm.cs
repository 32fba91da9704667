using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Web.Content;

/// <summary>Reads a posted form into an item, field by field as declared.</summary>
public static class FieldForm
{
    private const int MostRead = 2 * CheckContent.LongestText;

    /// <summary>What was posted; a value that can't be read at all comes back as a problem.</summary>
    public static (ContentBody Body, Problem? Problem) Read(ContentType type, IFormCollection form)
    {
        var json = new JsonObject();
        Problem? problem = null;
        foreach (var field in type.Fields)
        {
            if (field.Kind == FieldKind.Date && form[field.Name].ToString() is { Length: > 0 } typed && !DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                problem ??= new(field.Name, $"'{typed}' is not a date; write it like 2026-05-22.");
                continue;
            }

            if (field.Kind == FieldKind.Sources && form[$"{field.Name}.year"].FirstOrDefault(year => !string.IsNullOrWhiteSpace(year) && !int.TryParse(year, out _)) is { } wrong)
            {
                problem ??= new(field.Name, $"'{wrong}' is not a year; write it in four digits, or leave it empty.");
            }

            // Far more than fits is not read at all: cleaning it would only keep everybody else waiting.
            if (field.Kind == FieldKind.RichText && form[field.Name].ToString() is { Length: > MostRead } whole)
            {
                problem ??= new(field.Name, $"{field.Label} has {whole.Length:N0} characters, more than can be read, so it is not shown below and nothing was saved; go back in your browser and shorten it to at most {CheckContent.LongestText:N0}.");
                continue;
            }

            json[field.Name] = ReadField(field, form);
        }

        return (FollowSources(type.Read(JsonSerializer.SerializeToElement(json)), form), problem);
    }

    // Empty rows of sources are left out, so those below them get other numbers, and the citations follow.
    private static ContentBody FollowSources(ContentBody body, IFormCollection form)
    {
        const string name = "sources";
        var rows = Enumerable.Range(0, form[$"{name}.title"].Count).Where(n => IsFilled(form, name, n)).ToList();
        return body with { Body = SourceLinks.Renumber(body.Body, rows.Select((row, n) => (Old: row + 1, New: n + 1)).ToDictionary(move => move.Old, move => move.New)) };
    }

    private static bool IsFilled(IFormCollection form, string name, int n) =>
        new[] { "title", "organisation", "year", "url" }.Select(part => form[$"{name}.{part}"]).Any(cells => n < cells.Count && !string.IsNullOrWhiteSpace(cells[n]));

    private static JsonNode? ReadField(Field field, IFormCollection form)
    {
        var value = form[field.Name];
        return field.Kind switch
        {
            FieldKind.Line or FieldKind.Paragraph => value.ToString(),
            FieldKind.RichText => AsHtml(value.ToString()),
            FieldKind.Lines => new JsonArray([.. value.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => (JsonNode)line)]),
            FieldKind.Topics or FieldKind.Places or FieldKind.Audiences => new JsonArray([.. value.OfType<string>().Where(term => term.Length > 0).Distinct().Select(term => (JsonNode)term)]),
            FieldKind.Date or FieldKind.Choice => value.ToString() is { Length: > 0 } typed ? typed : null,
            FieldKind.Flag => value.ToString() == "on",
            FieldKind.Takeaways => new JsonObject(Audience.All
                .Select(audience => KeyValuePair.Create(audience.Id, (JsonNode?)form[$"{field.Name}.{audience.Id}"].ToString()))
                .Where(takeaway => !string.IsNullOrWhiteSpace(takeaway.Value!.GetValue<string>()))),
            FieldKind.Sources => ReadSources(field.Name, form),
            FieldKind.Attachments => ReadAttachments(field.Name, form),
            _ => null,
        };
    }

    private static JsonArray ReadSources(string name, IFormCollection form)
    {
        var (titles, organisations, years, urls) = (form[$"{name}.title"], form[$"{name}.organisation"], form[$"{name}.year"], form[$"{name}.url"]);
        return new JsonArray([.. Enumerable.Range(0, titles.Count)
            .Where(n => IsFilled(form, name, n))
            .Select(n => (JsonNode)new JsonObject
            {
                ["title"] = titles[n],
                ["organisation"] = n < organisations.Count ? organisations[n] : "",
                ["year"] = n < years.Count && int.TryParse(years[n], out var year) ? year : null,
                ["url"] = n < urls.Count ? urls[n]!.Trim() : "",
            })]);
    }

    private static JsonArray ReadAttachments(string name, IFormCollection form)
    {
        var (files, titles, removed) = (form[$"{name}.media"], form[$"{name}.title"], form[$"{name}.remove"]);
        return new JsonArray([.. Enumerable.Range(0, files.Count)
            .Where(n => !string.IsNullOrWhiteSpace(files[n]) && !removed.Contains(files[n]))
            .Select(n => (JsonNode)new JsonObject { ["media"] = files[n], ["title"] = n < titles.Count ? titles[n] : "" })]);
    }

    // Without the rich-text editor people write Markdown; what has elements is HTML.
    private static string AsHtml(string text) =>
        text.TrimStart().StartsWith('<') ? ShallowHtml.From(text) : MarkdownText.ToHtml(text);
}
