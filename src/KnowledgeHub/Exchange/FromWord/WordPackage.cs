using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace KnowledgeHub.Exchange.FromWord;

/// <summary>
/// The parts of a Word document and how they point to each other. Parts are read with limits on length and depth and
/// without document types, so that a hostile file can neither reach out nor use up the memory.
/// </summary>
internal sealed class WordPackage : IDisposable
{
    /// <summary>The text of an item has at most 400,000 characters; Word spends some dozens on each.</summary>
    private const long LongestPart = 32L << 20;

    private const int Deepest = 200;

    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);

    private WordPackage(ZipArchive zip)
    {
        this.zip = zip;
        foreach (var entry in zip.Entries)
        {
            parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
        }

        Main = RelationshipsOf("").Values.FirstOrDefault(relation => relation.Kind == "officeDocument" && !relation.External)?.Target ?? "word/document.xml";
        Relationships = RelationshipsOf(Main);
    }

    /// <summary>The part with the text.</summary>
    public string Main { get; }

    /// <summary>What the text points to, by id.</summary>
    public IReadOnlyDictionary<string, WordRelation> Relationships { get; }

    /// <summary>Throws <see cref="InvalidDataException"/> when the content is no zip, or a list of its parts can't be read.</summary>
    public static WordPackage Open(Stream content)
    {
        content.Position = 0;
        return new(new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true));
    }

    public bool Has(string part) => parts.ContainsKey(part);

    /// <summary>The first part of a kind that the text points to.</summary>
    public string? Find(string kind) => Relationships.Values.FirstOrDefault(relation => relation.Kind == kind && !relation.External)?.Target;

    public IReadOnlyDictionary<string, WordRelation> RelationshipsOf(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var relations = new Dictionary<string, WordRelation>(StringComparer.Ordinal);
        foreach (var relation in Load($"{part[..slash]}_rels/{part[slash..]}.rels")?.Elements() ?? [])
        {
            var external = relation.Attr("TargetMode") == "External";
            var target = relation.Attr("Target") ?? "";
            relations.TryAdd(relation.Attr("Id") ?? "", new(relation.Attr("Type")?.Split('/')[^1] ?? "", external ? target : Resolve(part[..slash], target), external));
        }

        return relations;
    }

    /// <summary>A small part as a whole, or null when it is not there.</summary>
    public XElement? Load(string? part)
    {
        using var reader = Read(part);
        return reader is null ? null : XElement.Load(reader);
    }

    /// <summary>A part from its start, or null when it is not there. Nothing in it is nested without end.</summary>
    public XmlReader? Read(string? part)
    {
        if (part is null || !parts.TryGetValue(part, out var entry))
        {
            return null;
        }

        if (entry.Length > LongestPart)
        {
            throw new TooMuchException();
        }

        using (var whole = Reader(entry))
        {
            while (whole.Read())
            {
                if (whole.Depth > Deepest)
                {
                    throw new InvalidDataException("Elements are nested too deeply.");
                }
            }
        }

        return Reader(entry);
    }

    /// <summary>The bytes of a part, or null when it is not there.</summary>
    public Stream? Open(string part) => parts.TryGetValue(part, out var entry) ? entry.Open() : null;

    public long LengthOf(string part) => parts.TryGetValue(part, out var entry) ? entry.Length : 0;

    public void Dispose() => zip.Dispose();

    private static XmlReader Reader(ZipArchiveEntry entry) => XmlReader.Create(
        entry.Open(),
        new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LongestPart, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true });

    private static string Resolve(string folder, string target)
    {
        var path = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && path.Count > 0)
            {
                path.RemoveAt(path.Count - 1);
            }
            else if (step is not ("." or ".."))
            {
                path.Add(Uri.UnescapeDataString(step));
            }
        }

        return string.Join('/', path);
    }
}

/// <summary>A pointer from one part to another, or out of the document.</summary>
/// <param name="Kind">The last word of its type, such as <c>image</c>.</param>
/// <param name="Target">The path of the part, or an address.</param>
/// <param name="External">Whether it leads out.</param>
internal sealed record WordRelation(string Kind, string Target, bool External);

/// <summary>The document holds more than an item can.</summary>
internal sealed class TooMuchException : Exception;
