using System.Globalization;
using KnowledgeHub.Content;
using KnowledgeHub.Review;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Web.Content;
using Microsoft.AspNetCore.Components;

namespace KnowledgeHub.Web.Review;

/// <summary>A version as reviewers read it: its texts with an address on every paragraph.</summary>
public sealed record ReviewText(string Kind, string Title, string Summary, MarkupString Body, IReadOnlyList<TitledList> Lists, IReadOnlyList<Takeaway> Takeaways, IReadOnlyList<ReviewPassage> Passages)
{
    private const int LongestLabel = 90;

    public static async Task<ReviewText> FromAsync(ReviewedVersion version, ItemMedia media, CancellationToken ct)
    {
        var (type, body) = (version.ContentType, version.Body);
        var text = ItemText.ForPage(type, body with { Body = await media.RefreshAsync(body.Body, ct) });
        return new(
            type.Singular,
            body.Title,
            body.Summary,
            (MarkupString)text.Html,
            [.. type.Fields.Where(field => field.Kind == FieldKind.Lines).Select(field => new TitledList(field.Label, field.Lines(body), field.Lead) { Anchors = text.Lists[field.Name] }).Where(list => list.Items.Count > 0), .. Sources(body)],
            [.. Audience.All.Where(audience => body.Takeaways.ContainsKey(audience.Id)).Select(audience => new Takeaway(audience.Id, audience.Name, body.Takeaways[audience.Id]))],
            [.. version.Passages.Select(passage => new ReviewPassage(passage.Anchor, Short(passage.Text)))]);
    }

    // Numbered like the sources of the published page, where the citations in the text lead.
    private static IEnumerable<TitledList> Sources(ContentBody body)
    {
        if (body.Sources.Count > 0)
        {
            yield return new("Sources", [.. body.Sources.Select(Line)], false) { Anchors = [.. body.Sources.Select((_, n) => $"source-{n + 1}")] };
        }
    }

    private static string Line(Source source, int n) =>
        $"[{n + 1}] {string.Join(", ", new[] { source.Title, source.Organisation, source.Year?.ToString(CultureInfo.InvariantCulture) ?? "", source.Url }.Where(part => part.Length > 0))}";

    private static string Short(string text) => text.Length > LongestLabel ? text[..LongestLabel].TrimEnd() + "…" : text;
}
