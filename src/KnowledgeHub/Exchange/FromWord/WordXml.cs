using System.Xml.Linq;

namespace KnowledgeHub.Exchange.FromWord;

/// <summary>Reads the XML of Word in either of its two dialects: elements are known by their usual prefix, attributes by their name alone.</summary>
internal static class WordXml
{
    private static readonly Dictionary<string, string> Prefixes = new(StringComparer.Ordinal)
    {
        ["http://schemas.openxmlformats.org/wordprocessingml/2006/main"] = "w:",
        ["http://purl.oclc.org/ooxml/wordprocessingml/main"] = "w:",
        ["http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"] = "wp:",
        ["http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing"] = "wp:",
        ["http://schemas.openxmlformats.org/drawingml/2006/main"] = "a:",
        ["http://purl.oclc.org/ooxml/drawingml/main"] = "a:",
        ["http://schemas.openxmlformats.org/drawingml/2006/chart"] = "c:",
        ["http://purl.oclc.org/ooxml/drawingml/chart"] = "c:",
        ["http://schemas.openxmlformats.org/drawingml/2006/diagram"] = "dgm:",
        ["http://purl.oclc.org/ooxml/drawingml/diagram"] = "dgm:",
        ["http://schemas.openxmlformats.org/officeDocument/2006/math"] = "m:",
        ["http://purl.oclc.org/ooxml/officeDocument/math"] = "m:",
        ["http://schemas.openxmlformats.org/markup-compatibility/2006"] = "mc:",
        ["http://schemas.microsoft.com/office/drawing/2017/decorative"] = "adec:",
        ["urn:schemas-microsoft-com:vml"] = "v:",
    };

    /// <summary>The element's name with the prefix that everybody uses for it, such as <c>w:p</c>; bare when nobody here knows it.</summary>
    public static string Kind(this XElement element) => Prefixes.GetValueOrDefault(element.Name.NamespaceName, "") + element.Name.LocalName;

    public static string? Attr(this XElement? element, string name) =>
        element?.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == name && !attribute.IsNamespaceDeclaration)?.Value;

    public static int? Number(this XElement? element, string name = "val") => int.TryParse(element.Attr(name), out var number) ? number : null;

    public static XElement? Child(this XElement? element, string kind) => element?.Elements().FirstOrDefault(child => child.Kind() == kind);

    public static IEnumerable<XElement> Children(this XElement? element, string kind) => element?.Elements().Where(child => child.Kind() == kind) ?? [];

    /// <summary>A property such as bold: absent is null, and <c>w:val="0"</c> switches off what a style switches on.</summary>
    public static bool? Switch(this XElement? properties, string kind) =>
        properties.Child(kind) is { } property ? property.Attr("val") is not ("0" or "false" or "off" or "none") : null;

    /// <summary>The elements below, in order; of alternatives only the one that Word would show, and nothing inside the kinds that are named.</summary>
    public static IEnumerable<XElement> Below(this XElement element, params string[] shut)
    {
        foreach (var child in element.Shown())
        {
            yield return child;
            if (!shut.Contains(child.Kind()))
            {
                foreach (var below in child.Below(shut))
                {
                    yield return below;
                }
            }
        }
    }

    /// <summary>The children, where of alternatives only the first is read: the others say the same in older ways.</summary>
    public static IEnumerable<XElement> Shown(this XElement element) => element.Kind() == "mc:AlternateContent" ? element.Elements().Take(1) : element.Elements();
}
