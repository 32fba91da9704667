using System.Xml.Linq;

namespace KnowledgeHub.Exchange.FromWord;

/// <summary>A formula as a line of text, with raised and lowered letters where it has them.</summary>
internal static class WordEquation
{
    public static IEnumerable<Piece> Read(XElement element, string position = "") => element.Kind() switch
    {
        "m:t" => [Piece.Words(element.Value) with { Position = position }],
        "m:f" => [.. Group(element.Child("m:num"), position), Sign("/", position), .. Group(element.Child("m:den"), position)],
        "m:sSup" => [.. In(element, "m:e", position), .. In(element, "m:sup", "sup")],
        "m:sSub" => [.. In(element, "m:e", position), .. In(element, "m:sub", "sub")],
        "m:sSubSup" or "m:nary" => [.. Operator(element, position), .. In(element, "m:sub", "sub"), .. In(element, "m:sup", "sup"), .. element.Kind() == "m:nary" ? In(element, "m:e", position) : []],
        "m:rad" => [Sign("√", position), .. Group(element.Child("m:e"), position)],
        "m:d" => [Sign("(", position), .. element.Children("m:e").SelectMany(part => Read(part, position)), Sign(")", position)],
        _ => element.Elements().SelectMany(child => Read(child, position)),
    };

    private static IEnumerable<Piece> Operator(XElement element, string position) => element.Kind() == "m:nary"
        ? [Sign(element.Child("m:naryPr").Child("m:chr").Attr("val") ?? "∫", position)]
        : In(element, "m:e", position);

    private static IEnumerable<Piece> In(XElement element, string part, string position) => element.Child(part) is { } found ? Read(found, position) : [];

    // Brackets keep together what the layout held together.
    private static IEnumerable<Piece> Group(XElement? element, string position)
    {
        var pieces = element is null ? [] : Read(element, position).ToList();
        return Inline.Text(pieces).Length <= 1 ? pieces : [Sign("(", position), .. pieces, Sign(")", position)];
    }

    private static Piece Sign(string text, string position) => Piece.Words(text) with { Position = position };
}
