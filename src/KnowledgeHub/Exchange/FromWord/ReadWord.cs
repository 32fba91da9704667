using System.Xml;
using System.Xml.Linq;
using KnowledgeHub.Content;

namespace KnowledgeHub.Exchange.FromWord;

/// <summary>A Word document as an item: its texts, its pictures, and what staff should know of how it came over.</summary>
internal sealed record WordText(string Title, string Summary, string Html, string Language, IReadOnlyList<WordPicture> Pictures, IReadOnlyList<string> Notes);

/// <summary>
/// Reads a Word document. Its XML is read by hand, paragraph by paragraph, so that every limit is ours. Throws what
/// <see cref="IsDamage"/> knows for a document that can't be read, and <see cref="TooMuchException"/> for one that is too long.
/// </summary>
internal sealed class ReadWord
{
    private readonly WordPackage package;
    private readonly Losses losses = new();
    private readonly WordStyles styles;
    private readonly WordNotes notes;
    private readonly WordPictures pictures;
    private readonly ReadBlocks blocks;

    private ReadWord(WordPackage package)
    {
        this.package = package;
        styles = new(package.Load(package.Find("styles")));
        notes = new(package, losses);
        pictures = new(losses);
        blocks = new(styles, new(package.Load(package.Find("numbering"))), new(styles, notes, pictures, losses), losses);
    }

    /// <param name="content">A Word document as <see cref="Media.InspectFile"/> lets it through.</param>
    /// <param name="name">The file's name, which is the title when the document has none.</param>
    public static WordText Run(Stream content, string name)
    {
        using var package = WordPackage.Open(content);
        return new ReadWord(package).Read(name);
    }

    public static bool IsDamage(Exception e) =>
        e is InvalidDataException or XmlException or IOException or NotSupportedException or ArgumentException or FormatException or OverflowException;

    private WordText Read(string name)
    {
        var body = Body();
        if (body.Exists(block => block.Role == WordRole.Heading))
        {
            losses.Forget(Loss.BoldLine);
        }

        var properties = Properties();
        var head = WordHead.Of(body, properties, name, losses);
        var html = ComposeBlocks.Html(head.Body) + notes.Section(Note);
        CountHeaders();
        var language = properties.GetValueOrDefault("language") is { Length: > 0 } said ? said : styles.Language;
        return new(head.Title, head.Summary, html, language, pictures.Found, [.. head.Notes, .. losses.Lines]);
    }

    private List<WordBlock> Body()
    {
        using var reader = package.Read(package.Main) ?? throw new InvalidDataException("There is no text.");
        while (reader.Read() && (reader.NodeType != XmlNodeType.Element || reader.LocalName != "body"))
        {
        }

        if (reader.EOF)
        {
            throw new InvalidDataException("There is no body.");
        }

        var (found, length) = (new List<WordBlock>(), 0L);
        foreach (var block in Elements(reader).SelectMany(element => blocks.Read(element, package.Relationships)).Concat(blocks.Rest()))
        {
            found.Add(block);
            length += block.Html.Length;
            if (length > CheckContent.LongestText)
            {
                throw new TooMuchException();
            }
        }

        return found;
    }

    // One after the other: a long document never lies in memory as a whole.
    private static IEnumerable<XElement> Elements(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            yield break;
        }

        reader.Read();
        while (!reader.EOF && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                yield return (XElement)XNode.ReadFrom(reader);
            }
            else
            {
                reader.Read();
            }
        }
    }

    private string Note(XElement note, IReadOnlyDictionary<string, WordRelation> relations)
    {
        var inside = blocks.ReadAll(note, relations);
        return inside is [{ IsPlain: true }] ? inside[0].Html : ComposeBlocks.Html(inside);
    }

    private Dictionary<string, string> Properties()
    {
        var part = package.RelationshipsOf("").Values.FirstOrDefault(relation => relation.Kind == "core-properties")?.Target;
        return (package.Load(part)?.Elements() ?? []).DistinctBy(element => element.Name.LocalName).ToDictionary(element => element.Name.LocalName, element => element.Value.Trim());
    }

    private void CountHeaders()
    {
        foreach (var part in package.Relationships.Values.Where(relation => relation.Kind is "header" or "footer" && !relation.External).Select(relation => relation.Target).Distinct())
        {
            if (package.Load(part)?.Descendants().Any(element => element.Kind() == "w:t" && !string.IsNullOrWhiteSpace(element.Value)) == true)
            {
                losses.Add(Loss.HeaderOrFooter);
            }
        }
    }
}
