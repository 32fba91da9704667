using KnowledgeHub.Html;

namespace KnowledgeHub.Content;

/// <summary>
/// The words of an item by paragraph. The index keeps them and the item's page shows them, with the same anchors, so
/// that a result can lead to the very passage.
/// </summary>
public static class ItemText
{
    /// <summary>The words by field, in the order in which the anchors are given.</summary>
    public static IReadOnlyList<FieldText> Of(ContentType type, ContentBody body)
    {
        var anchors = new Anchors();
        return [.. type.Fields.Select(field => new FieldText(field, ParagraphsOf(field, body, anchors)))];
    }

    /// <summary>What the page of an item needs: its text with anchors, and those of its lists by the field's name.</summary>
    public static AnchoredText ForPage(ContentType type, ContentBody body)
    {
        var anchors = new Anchors();
        var lists = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var (html, contents) = ("", (IReadOnlyList<Heading>)[]);
        foreach (var field in type.Fields)
        {
            if (field.Kind == FieldKind.RichText)
            {
                (html, contents) = Paragraphs.Anchor((string?)field.Value(body) ?? "", anchors);
            }
            else if (field.Kind == FieldKind.Lines)
            {
                lists[field.Name] = [.. ParagraphsOf(field, body, anchors).Select(line => line.Anchor)];
            }
        }

        return new(html, contents, lists);
    }

    private static IReadOnlyList<Paragraph> ParagraphsOf(Field field, ContentBody body, Anchors anchors) => field.Value(body) switch
    {
        string html when field.Kind == FieldKind.RichText => Paragraphs.Of(html, anchors),
        string text when field.Kind is FieldKind.Line or FieldKind.Paragraph => text.Length == 0 ? [] : [new("", text)],
        IReadOnlyDictionary<string, string> takeaways => [.. takeaways.Select(takeaway => new Paragraph($"takeaway-{takeaway.Key}", takeaway.Value))],
        IReadOnlyList<Source> sources => sources.Count == 0 ? [] : [new("", string.Join(" · ", sources.Select(source => $"{source.Title} {source.Organisation}")))],
        IReadOnlyList<string> lines when field.Kind == FieldKind.Lines => [.. lines.Select(line => new Paragraph(anchors.OfParagraph(line), line))],
        _ => [],
    };
}

/// <summary>A field's words by paragraph.</summary>
public sealed record FieldText(Field Field, IReadOnlyList<Paragraph> Paragraphs);

/// <summary>An item's text as its page shows it.</summary>
/// <param name="Html">The text with an id on every paragraph.</param>
/// <param name="Contents">Its headings of the second level.</param>
/// <param name="Lists">The anchors of the lines of each list, by the field's name.</param>
public sealed record AnchoredText(string Html, IReadOnlyList<Heading> Contents, IReadOnlyDictionary<string, IReadOnlyList<string>> Lists);
