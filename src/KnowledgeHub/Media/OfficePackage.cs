using System.IO.Compression;
using System.Xml;

namespace KnowledgeHub.Media;

/// <summary>
/// Looks into an Office file, which is a zip, before anything else opens it: what it says it is, whether it carries
/// programs, and whether it would unpack to more than it should.
/// </summary>
internal static class OfficePackage
{
    private const long MostUnpacked = 300L << 20;
    private const long AlwaysFine = 20L << 20;
    private const int MostRatio = 100;

    /// <summary>The list of parts stands at the end of a zip; one that is longer belongs to no document.</summary>
    private const int MostDirectoryBytes = 2 << 20;

    private const string Start = "application/vnd.openxmlformats-officedocument.";

    /// <summary>What the package is, or one sentence why it is not taken.</summary>
    public static (MediaType? Type, string Refusal) Inspect(Stream content)
    {
        try
        {
            if (HasLongDirectory(content))
            {
                return (null, "it has more parts than a document has");
            }

            content.Position = 0;
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            var unpacked = zip.Entries.Sum(entry => Math.Max(entry.Length, 0));
            if (unpacked > MostUnpacked || (unpacked > AlwaysFine && unpacked / Math.Max(content.Length, 1) > MostRatio))
            {
                return (null, $"it would unpack to {FileSize.Text(unpacked)}, which no document of its size does");
            }

            return zip.GetEntry("[Content_Types].xml") is { } types ? Judge(zip, ReadTypes(types)) : (null, $"it is an archive; unpack it and upload what is inside ({MediaType.Allowed})");
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException)
        {
            return (null, "it is damaged; open it in the program that made it, save it again and upload that");
        }
        finally
        {
            content.Position = 0;
        }
    }

    private static (MediaType? Type, string Refusal) Judge(ZipArchive zip, List<string> types)
    {
        if (types.Exists(type => type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || type.Contains("activeX", StringComparison.OrdinalIgnoreCase))
            || zip.Entries.Any(entry => entry.Name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            return (null, "it contains macros; save it without them (as .docx, .pptx or .xlsx) and upload that");
        }

        return types.Contains($"{Start}wordprocessingml.document.main+xml") ? (MediaType.Docx, "")
            : types.Contains($"{Start}presentationml.presentation.main+xml") ? (MediaType.Pptx, "")
            : types.Contains($"{Start}spreadsheetml.sheet.main+xml") ? (MediaType.Xlsx, "")
            : (null, "it is not a Word, PowerPoint or Excel document; save it as .docx, .pptx or .xlsx and upload that");
    }

    private static List<string> ReadTypes(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var reader = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 2 << 20 });
        var types = new List<string>();
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.GetAttribute("ContentType") is { } type)
            {
                types.Add(type);
            }
        }

        return types;
    }

    // Read from the end record of the zip (APPNOTE 4.3.16), so that a list of millions of parts is never loaded.
    private static bool HasLongDirectory(Stream content)
    {
        var tail = new byte[Math.Min(content.Length, 22 + ushort.MaxValue)];
        content.Position = content.Length - tail.Length;
        content.ReadExactly(tail);
        var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || at + 20 > tail.Length)
        {
            throw new InvalidDataException();
        }

        var directory = BitConverter.ToUInt32(tail, at + 16);
        return directory == uint.MaxValue || content.Length - directory > MostDirectoryBytes;
    }
}
