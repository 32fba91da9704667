using KnowledgeHub.Html;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Content.Compare;

/// <summary>Compares two versions of an item field by field, in the words that staff see in the form.</summary>
public static class CompareItems
{
    /// <param name="type">Their type.</param>
    /// <param name="before">The earlier one.</param>
    /// <param name="after">The later one.</param>
    /// <param name="names">What topics, countries and files are called.</param>
    public static IReadOnlyList<FieldDifference> Run(ContentType type, ContentBody before, ContentBody after, Names names) =>
        [.. type.Fields.Select(field => new FieldDifference(field, Lines(field, before, after, names)))];

    /// <summary>The fields in which two items differ.</summary>
    public static IReadOnlyList<Field> Changed(ContentType type, ContentBody before, ContentBody after) =>
        [.. type.Fields.Where(field => !FieldValues.Same(field, before, after))];

    /// <summary>A word or two on what changed, such as “Title, Text (+34 words)”; empty when nothing did.</summary>
    public static string Summary(ContentType type, ContentBody before, ContentBody after) =>
        string.Join(", ", Changed(type, before, after).Select(field => field.Kind == FieldKind.RichText
            ? $"{field.Label} ({Length(Words(field.Text(after)) - Words(field.Text(before)))})"
            : field.Label));

    private static string Length(int words) => words switch
    {
        0 => "as long as before",
        1 => "+1 word",
        -1 => "−1 word",
        > 1 => $"+{words} words",
        _ => $"−{-words} words",
    };

    private static int Words(string html) => PlainText.From(html).Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    private static IReadOnlyList<DiffLine> Lines(Field field, ContentBody before, ContentBody after, Names names) => field.Kind switch
    {
        FieldKind.RichText => TextDiff.Of(TextBlocks.Of(field.Text(before)), TextBlocks.Of(field.Text(after))),
        FieldKind.Takeaways => [.. Audience.All
            .Select(audience => TextDiff.Of(FieldValues.Takeaway(field, before, audience), FieldValues.Takeaway(field, after, audience), $"For {audience.Plural}"))
            .Where(line => line.Parts.Count > 0)],
        FieldKind.Lines or FieldKind.Sources or FieldKind.Attachments => TextDiff.Of(Blocks(field, before, names), Blocks(field, after, names)),
        FieldKind.Topics or FieldKind.Places or FieldKind.Audiences => TextDiff.Of(Blocks(field, before, names), Blocks(field, after, names), pair: false),
        FieldKind.Line or FieldKind.Paragraph => NotEmpty(TextDiff.Of(field.Text(before), field.Text(after))),
        // A date, a choice or a tick is another one as a whole.
        _ => TextDiff.Of(Blocks(field, before, names), Blocks(field, after, names), pair: false),
    };

    private static IReadOnlyList<TextBlock> Blocks(Field field, ContentBody body, Names names) =>
        [.. FieldValues.Entries(field, body, names).Select(entry => TextBlock.Plain(entry))];

    private static IReadOnlyList<DiffLine> NotEmpty(DiffLine line) => line.Parts.Count > 0 ? [line] : [];
}

/// <summary>How one field differs between two versions.</summary>
public sealed record FieldDifference(Field Field, IReadOnlyList<DiffLine> Lines)
{
    public bool IsChanged => Lines.Any(line => line.Kind != DiffKind.Same);
}

/// <summary>What topics, countries and files are called.</summary>
/// <param name="Terms">Topics and countries.</param>
/// <param name="Files">The titles of files by their ids.</param>
public sealed record Names(Terms Terms, IReadOnlyDictionary<string, string> Files);
