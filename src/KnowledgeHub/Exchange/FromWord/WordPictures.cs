using System.Net;
using System.Xml.Linq;
using KnowledgeHub.Media;

namespace KnowledgeHub.Exchange.FromWord;

/// <summary>A picture of a document: the part that holds it, and what its author said of it.</summary>
internal sealed record WordPicture(string Part, string Alt, bool Decorative);

/// <summary>Finds what is drawn in a document: pictures are kept, the text of boxes is handed over, the rest is counted as lost.</summary>
internal sealed class WordPictures(Losses losses)
{
    private const string Path = "/word-picture/";

    private readonly List<WordPicture> found = [];

    public IReadOnlyList<WordPicture> Found => found;

    /// <summary>The address under which the picture with this number stands in the HTML until it is in the library.</summary>
    public static string Placeholder(int number) => $"{Path}{number}";

    /// <summary>What stands in a drawing of either kind; boxes of text are added to those that wait.</summary>
    public IEnumerable<Piece> Read(XElement drawing, IReadOnlyDictionary<string, WordRelation> relations, List<XElement> boxes)
    {
        var elements = drawing.Below("w:txbxContent").ToList();
        var pieces = elements.Select(element => Picture(element, drawing, elements, relations)).OfType<Piece>().ToList();
        var texts = elements.Where(element => element.Kind() == "w:txbxContent").ToList();
        boxes.AddRange(texts);
        texts.ForEach(_ => losses.Add(Loss.TextBox));
        if (drawing.Kind() == "w:object")
        {
            losses.Add(Loss.EmbeddedObject);
        }
        else if (elements.Exists(element => element.Kind() == "c:chart" || element.Name.LocalName == "chart"))
        {
            losses.Add(Loss.Chart);
        }
        else if (elements.Exists(element => element.Kind() == "dgm:relIds"))
        {
            losses.Add(Loss.Diagram);
        }
        else if (texts.Count == 0 && !elements.Exists(element => element.Kind() is "a:blip" or "v:imagedata") && !elements.Exists(element => element.Attr("hr") is "t" or "true"))
        {
            losses.Add(Loss.Drawing);
        }

        return pieces;
    }

    private Piece? Picture(XElement element, XElement drawing, List<XElement> elements, IReadOnlyDictionary<string, WordRelation> relations)
    {
        var id = element.Kind() switch { "a:blip" => element.Attr("embed") ?? element.Attr("link"), "v:imagedata" => element.Attr("id"), _ => null };
        if (id is null)
        {
            return null;
        }

        if (!relations.TryGetValue(id, out var relation))
        {
            losses.Add(Loss.MissingPicture);
            return null;
        }

        if (relation.External)
        {
            losses.Add(Loss.LinkedPicture);
            return null;
        }

        // The drawing's own description; in a group each picture may have one.
        var own = element.Ancestors().TakeWhile(above => above != drawing).SelectMany(above => above.Elements().SelectMany(child => child.Elements().Prepend(child)))
            .FirstOrDefault(near => near.Name.LocalName is "cNvPr" && !string.IsNullOrWhiteSpace(near.Attr("descr")));
        var alt = elements.FirstOrDefault(near => near.Kind() == "wp:docPr").Attr("descr") is { } described && !string.IsNullOrWhiteSpace(described) ? described
            : own.Attr("descr") ?? element.Parent.Attr("alt") ?? "";
        var decorative = elements.Exists(near => near.Kind() == "adec:decorative" && near.Attr("val") is "1" or "true");
        found.Add(new(relation.Target, decorative ? "" : Line(alt), decorative));
        return new($"<img src=\"{Placeholder(found.Count - 1)}\" alt=\"{WebUtility.HtmlEncode(found[^1].Alt)}\">");
    }

    private static string Line(string text)
    {
        var line = string.Join(' ', new string([.. text.Where(c => char.IsWhiteSpace(c) || !char.IsControl(c))]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > ChangeMedia.LongestAlt ? $"{line[..(ChangeMedia.LongestAlt - 1)]}…" : line;
    }
}
