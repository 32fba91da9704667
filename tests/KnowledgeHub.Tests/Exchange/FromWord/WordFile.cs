using System.Text;
using KnowledgeHub.Tests.Media;

namespace KnowledgeHub.Tests.Exchange.FromWord;

/// <summary>Word documents written by hand, for what a test is about.</summary>
internal static class WordFile
{
    private const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>A document with this body, and with other parts such as <c>styles</c> as they stand below their root.</summary>
    public static byte[] Of(string body, params (string Name, string Inside)[] parts)
    {
        var roots = new Dictionary<string, string> { ["styles"] = "styles", ["numbering"] = "numbering", ["footnotes"] = "footnotes" };
        var relations = string.Concat(parts.Select(part => $"<Relationship Id=\"r-{part.Name}\" Type=\"{R}/{part.Name}\" Target=\"{part.Name}.xml\"/>"));
        return SampleFiles.Zip(
        [
            ("[Content_Types].xml", Bytes("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>")),
            ("_rels/.rels", Bytes($"<Relationships><Relationship Id=\"r1\" Type=\"{R}/officeDocument\" Target=\"word/document.xml\"/></Relationships>")),
            ("word/_rels/document.xml.rels", Bytes($"<Relationships>{relations}</Relationships>")),
            ("word/document.xml", Bytes($"<w:document xmlns:w=\"{W}\" xmlns:r=\"{R}\"><w:body>{body}</w:body></w:document>")),
            .. parts.Select(part => ($"word/{part.Name}.xml", Bytes($"<w:{roots[part.Name]} xmlns:w=\"{W}\">{part.Inside}</w:{roots[part.Name]}>"))),
        ]);
    }

    /// <summary>The same with one part put in the place of another.</summary>
    public static byte[] WithDocument(string xml) => SampleFiles.Zip(
        ("[Content_Types].xml", Bytes("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>")),
        ("word/document.xml", Bytes(xml)));

    public static string P(string text, string properties = "") => $"<w:p>{(properties.Length > 0 ? $"<w:pPr>{properties}</w:pPr>" : "")}<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    public static string Styled(string style, string text) => P(text, $"<w:pStyle w:val=\"{style}\"/>");

    private static byte[] Bytes(string xml) => Encoding.UTF8.GetBytes(xml);
}
