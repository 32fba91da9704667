using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace KnowledgeHub.Media.Pictures;

/// <summary>
/// SVG: keeps shapes, texts, gradients, filters and styles of a fixed list. Scripts, event handlers, animation, foreign
/// content and everything that would load something from elsewhere is dropped.
/// </summary>
internal static class SvgPicture
{
    /// <summary>Drawings are small; what is bigger hides something or belongs into another format.</summary>
    public const int MostBytes = 4 << 20;

    private const int Deepest = 200;
    private const string Svg = "http://www.w3.org/2000/svg";
    private static readonly XName XLink = XName.Get("href", "http://www.w3.org/1999/xlink");

    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "svg", "g", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
        "text", "tspan", "textPath", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "marker", "image", "switch", "style",
        "filter", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap",
        "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode",
        "feMorphology", "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence",
    };

    private static readonly string[] Pictures = ["data:image/png;base64,", "data:image/jpeg;base64,", "data:image/gif;base64,", "data:image/webp;base64,"];

    /// <summary>Whether the root of an XML document is a drawing.</summary>
    public static bool IsSvg(Stream content)
    {
        content.Position = 0;
        try
        {
            using var reader = Open(content);
            return reader.MoveToContent() == XmlNodeType.Element && reader is { LocalName: "svg", NamespaceURI: Svg };
        }
        catch (XmlException)
        {
            return false;
        }
        finally
        {
            content.Position = 0;
        }
    }

    public static PictureSize Clean(Stream from, Stream to)
    {
        if (from.Length > MostBytes)
        {
            throw new InvalidDataException($"a drawing may have at most {FileSize.Text(MostBytes)}");
        }

        var root = Load(from);
        foreach (var element in root.DescendantsAndSelf().ToList())
        {
            CleanElement(element, root);
        }

        root.DescendantNodes().Where(node => node is XComment or XProcessingInstruction or XDocumentType).ToList().ForEach(node => node.Remove());
        using var writer = XmlWriter.Create(to, new XmlWriterSettings { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true, CloseOutput = false });
        root.WriteTo(writer);
        return SizeOf(root);
    }

    private static XElement Load(Stream from)
    {
        try
        {
            using (var depths = Open(from))
            {
                while (depths.Read())
                {
                    if (depths.Depth > Deepest)
                    {
                        throw new InvalidDataException("its parts are nested too deep");
                    }
                }
            }

            from.Position = 0;
            using var reader = Open(from);
            reader.MoveToContent();
            return XElement.Load(reader);
        }
        catch (XmlException e)
        {
            throw new InvalidDataException("it is not well-formed XML", e);
        }
    }

    // A document type is passed over unread: no entity of it is ever expanded.
    private static XmlReader Open(Stream content) => XmlReader.Create(
        content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersInDocument = MostBytes, CloseInput = false });

    private static void CleanElement(XElement element, XElement root)
    {
        if (element != root && element.Parent is null)
        {
            return;
        }

        if (element.Name == XName.Get("a", Svg))
        {
            // What stood in a link stays; where it led goes.
            element.Name = XName.Get("g", Svg);
        }

        if (element.Name.NamespaceName != Svg || !Elements.Contains(element.Name.LocalName) || (element.Name.LocalName == "style" && !IsHarmlessStyle(element.Value)))
        {
            element.Remove();
            return;
        }

        foreach (var attribute in element.Attributes().Where(attribute => !IsKept(attribute, element)).ToList())
        {
            attribute.Remove();
        }
    }

    private static bool IsKept(XAttribute attribute, XElement element)
    {
        if (attribute.IsNamespaceDeclaration)
        {
            return attribute.Value is Svg or "http://www.w3.org/1999/xlink";
        }

        if (attribute.Name == XLink || attribute.Name == "href")
        {
            return IsInside(attribute.Value.Trim(), element.Name.LocalName);
        }

        return (attribute.Name.NamespaceName.Length == 0 || attribute.Name.Namespace == XNamespace.Xml)
            && attribute.Name.LocalName is not "base"
            && !attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)
            && IsHarmlessStyle(attribute.Value);
    }

    private static bool IsInside(string reference, string element) =>
        reference.StartsWith('#') || (element == "image" && Array.Exists(Pictures, start => reference.StartsWith(start, StringComparison.OrdinalIgnoreCase)));

    // Neither a rule that loads nor an escape that could hide one; references inside the drawing stay.
    private static bool IsHarmlessStyle(string css)
    {
        var text = css.ToLowerInvariant();
        if (text.Contains('@') || text.Contains('\\') || text.Contains("expression(", StringComparison.Ordinal) || text.Contains("javascript:", StringComparison.Ordinal)
            || text.Contains("image(", StringComparison.Ordinal) || text.Contains("image-set(", StringComparison.Ordinal) || text.Contains("src(", StringComparison.Ordinal))
        {
            return false;
        }

        for (var at = text.IndexOf("url(", StringComparison.Ordinal); at >= 0; at = text.IndexOf("url(", at + 4, StringComparison.Ordinal))
        {
            if (!text.AsSpan(at + 4).TrimStart(" \t\r\n\"'").StartsWith("#", StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private static PictureSize SizeOf(XElement root)
    {
        var box = ((string?)root.Attribute("viewBox") ?? "").Split([' ', ',', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var (width, height) = (Pixels((string?)root.Attribute("width")), Pixels((string?)root.Attribute("height")));
        return width > 0 && height > 0 ? new(width, height)
            : box.Length == 4 && Pixels(box[2]) > 0 && Pixels(box[3]) > 0 ? new(Pixels(box[2]), Pixels(box[3]))
            : new(0, 0);
    }

    private static int Pixels(string? length) =>
        double.TryParse(length?.Replace("px", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 100_000 ? (int)Math.Round(number) : 0;
}
