using System.Xml.Linq;

namespace KnowledgeHub.Exchange.FromWord;

/// <summary>Where a paragraph stands in a list.</summary>
/// <param name="Level">From 0.</param>
/// <param name="Format">Such as <c>bullet</c>, <c>decimal</c> or <c>lowerLetter</c>.</param>
/// <param name="Number">Which of its level it is; meaningless for bullets.</param>
internal sealed record WordListPlace(int Level, string Format, int Number)
{
    public bool IsBullet => Format is "bullet" or "none";
}

/// <summary>The lists of a document: counts on through it as Word does, also behind a paragraph that stands between two entries.</summary>
internal sealed class WordNumbering
{
    private const int Levels = 9;

    private readonly Dictionary<string, XElement> lists;
    private readonly Dictionary<string, XElement> definitions;
    private readonly Dictionary<string, string> styleDefinitions;
    private readonly Dictionary<string, int[]> counts = new(StringComparer.Ordinal);

    public WordNumbering(XElement? part)
    {
        lists = ById(part.Children("w:num"), "numId");
        definitions = ById(part.Children("w:abstractNum"), "abstractNumId");
        styleDefinitions = definitions
            .Select(definition => (Style: definition.Value.Child("w:styleLink").Attr("val"), Id: definition.Key))
            .Where(link => link.Style is not null)
            .DistinctBy(link => link.Style)
            .ToDictionary(link => link.Style!, link => link.Id, StringComparer.Ordinal);
    }

    /// <summary>The place of the next entry of a list, or null when there is no such list.</summary>
    public WordListPlace? Next(string? list, int level)
    {
        if (list is null or "0" || !lists.TryGetValue(list, out var own) || Definition(own) is not { } definition)
        {
            return null;
        }

        level = Math.Clamp(level, 0, Levels - 1);
        var format = Level(own, definition, level).Child("w:numFmt").Attr("val") ?? "decimal";
        return new(level, format, Count(own, definition, level));
    }

    private static Dictionary<string, XElement> ById(IEnumerable<XElement> elements, string id) => elements
        .Where(element => element.Attr(id) is not null).DistinctBy(element => element.Attr(id)).ToDictionary(element => element.Attr(id)!, StringComparer.Ordinal);

    private XElement? Definition(XElement list)
    {
        var definition = definitions.GetValueOrDefault(list.Child("w:abstractNumId").Attr("val") ?? "");
        return definition.Child("w:numStyleLink").Attr("val") is { } style && styleDefinitions.TryGetValue(style, out var id) ? definitions[id] : definition;
    }

    private static XElement? Override(XElement list, int level) => list.Children("w:lvlOverride").FirstOrDefault(found => found.Number("ilvl") == level);

    private static XElement? Level(XElement list, XElement definition, int level) =>
        Override(list, level).Child("w:lvl") ?? definition.Children("w:lvl").FirstOrDefault(found => found.Number("ilvl") == level);

    // Lists with one definition count together, unless one of them says that it starts anew.
    private int Count(XElement list, XElement definition, int level)
    {
        var restarts = list.Children("w:lvlOverride").Any(found => found.Child("w:startOverride") is not null);
        var key = restarts ? $"n{list.Attr("numId")}" : $"a{definition.Attr("abstractNumId")}";
        if (!counts.TryGetValue(key, out var count))
        {
            counts[key] = count = [.. Enumerable.Repeat(-1, Levels)];
        }

        var start = Override(list, level).Child("w:startOverride").Number() ?? Level(list, definition, level).Child("w:start").Number() ?? 1;
        count[level] = count[level] < 0 ? Math.Clamp(start, 0, 100_000) : count[level] + 1;
        Array.Fill(count, -1, level + 1, Levels - level - 1);
        return count[level];
    }
}
