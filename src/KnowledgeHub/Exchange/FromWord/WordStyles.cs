using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace KnowledgeHub.Exchange.FromWord;

/// <summary>What a paragraph is.</summary>
internal enum WordRole
{
    Paragraph,
    Title,
    Subtitle,
    Heading,
    Caption,
    Quote,
    Code,
    Contents,
}

/// <summary>
/// The styles of a document. A style is known by its name, which is English in the file whatever language Word spoke, by
/// the style it is based on, or by its place in the outline; its id is translated and says nothing.
/// </summary>
internal sealed partial class WordStyles
{
    private const int LongestChain = 20;

    private static readonly Dictionary<string, WordRole> Roles = new(StringComparer.Ordinal)
    {
        ["title"] = WordRole.Title,
        ["subtitle"] = WordRole.Subtitle,
        ["abstract"] = WordRole.Subtitle,
        ["caption"] = WordRole.Caption,
        ["table caption"] = WordRole.Caption,
        ["image caption"] = WordRole.Caption,
        ["illustration"] = WordRole.Caption,
        ["figure"] = WordRole.Caption,
        ["quote"] = WordRole.Quote,
        ["intense quote"] = WordRole.Quote,
        ["block text"] = WordRole.Quote,
        ["quotations"] = WordRole.Quote,
        ["html preformatted"] = WordRole.Code,
        ["preformatted text"] = WordRole.Code,
        ["source code"] = WordRole.Code,
        ["toc heading"] = WordRole.Contents,
        ["contents heading"] = WordRole.Contents,
        ["table of figures"] = WordRole.Contents,
    };

    private readonly Dictionary<string, XElement> styles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool?> switches = new(StringComparer.Ordinal);

    public WordStyles(XElement? part)
    {
        foreach (var style in part.Children("w:style"))
        {
            styles.TryAdd(style.Attr("styleId") ?? "", style);
        }

        Language = part.Child("w:docDefaults").Child("w:rPrDefault").Child("w:rPr").Child("w:lang").Attr("val") ?? "";
    }

    /// <summary>The language of the document as its settings say it, or empty.</summary>
    public string Language { get; }

    /// <summary>What a paragraph of this style is, and for headings their level from 1.</summary>
    public (WordRole Role, int Level) RoleOf(string? id)
    {
        foreach (var style in Chain(id))
        {
            var name = style.Child("w:name").Attr("val")?.ToLowerInvariant() ?? "";
            if (HeadingName().Match(name) is { Success: true } heading)
            {
                return (WordRole.Heading, heading.Groups[1].Value[0] - '0');
            }

            if (Roles.TryGetValue(name, out var role))
            {
                return (role, 0);
            }

            if (ContentsName().IsMatch(name))
            {
                return (WordRole.Contents, 0);
            }

            if (style.Child("w:pPr").Child("w:outlineLvl").Number() is { } level)
            {
                return level is >= 0 and < 9 ? (WordRole.Heading, level + 1) : (WordRole.Paragraph, 0);
            }
        }

        return (WordRole.Paragraph, 0);
    }

    /// <summary>The list to which a style belongs.</summary>
    public XElement? NumberingOf(string? id) => Chain(id).Select(style => style.Child("w:pPr").Child("w:numPr")).FirstOrDefault(numbering => numbering is not null);

    /// <summary>Whether a style of letters is, for instance, bold.</summary>
    public bool? SwitchOf(string? id, string kind)
    {
        if (id is null)
        {
            return null;
        }

        if (!switches.TryGetValue(id + kind, out var on))
        {
            on = Chain(id).Select(style => style.Child("w:rPr").Switch(kind)).FirstOrDefault(value => value is not null);
            switches[id + kind] = on;
        }

        return on;
    }

    private IEnumerable<XElement> Chain(string? id)
    {
        for (var n = 0; n < LongestChain && id is not null && styles.TryGetValue(id, out var style); n++)
        {
            yield return style;
            id = style.Child("w:basedOn").Attr("val");
        }
    }

    [GeneratedRegex("^heading ([1-9])$")]
    private static partial Regex HeadingName();

    [GeneratedRegex("^(toc|contents) [1-9]$")]
    private static partial Regex ContentsName();
}
