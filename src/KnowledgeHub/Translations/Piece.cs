using System.Security.Cryptography;
using System.Text;
using KnowledgeHub.Content;
using KnowledgeHub.Html;

namespace KnowledgeHub.Translations;

/// <summary>A part of an item that is translated as one: its title, a line of a list, a takeaway, a paragraph of its text.</summary>
/// <param name="Place">The field it stands in, such as <c>title</c>, <c>keyMessages</c>, <c>takeaways.payer</c> or <c>body</c>.</param>
/// <param name="Kind">The element of the text that holds it; empty in other fields.</param>
/// <param name="Written">What it says: HTML in the text, plain words elsewhere.</param>
/// <param name="Text">Its words alone.</param>
public sealed record Piece(string Place, string Kind, string Written, string Text)
{
    /// <summary>Follows from the words alone, so that a part keeps it wherever it is moved.</summary>
    public string Fingerprint { get; } = FingerprintOf(Text);

    /// <summary>All parts of an item, field by field in their order.</summary>
    public static IReadOnlyList<Piece> Of(ContentType type, ContentBody body) => [.. type.Fields.SelectMany(field => Of(field, body))];

    /// <summary>A part as somebody wrote it.</summary>
    public static Piece From(string place, string kind, string written) =>
        new(place, kind, written, kind.Length > 0 ? TextParts.Words(written) : string.Join(' ', written.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private static IEnumerable<Piece> Of(Field field, ContentBody body) => field.Value(body) switch
    {
        string html when field.Kind == FieldKind.RichText => TextParts.Of(html).Select(block => new Piece(field.Name, block.Kind, block.Html, block.Text)),
        string text when field.Kind is FieldKind.Line or FieldKind.Paragraph && text.Length > 0 => [From(field.Name, "", text)],
        IReadOnlyList<string> lines when field.Kind == FieldKind.Lines => lines.Select(line => From(field.Name, "", line)),
        IReadOnlyDictionary<string, string> takeaways => takeaways.OrderBy(takeaway => takeaway.Key, StringComparer.Ordinal).Select(takeaway => From($"{field.Name}.{takeaway.Key}", "", takeaway.Value)),
        _ => [],
    };

    private static string FingerprintOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}
