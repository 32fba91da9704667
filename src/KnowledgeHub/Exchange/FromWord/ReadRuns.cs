using System.Xml.Linq;
using KnowledgeHub.Html;

namespace KnowledgeHub.Exchange.FromWord;

/// <summary>Reads what stands in a paragraph: words and how they look, links, notes and pictures, as if every tracked change had been accepted.</summary>
internal sealed class ReadRuns(WordStyles styles, WordNotes notes, WordPictures pictures, Losses losses)
{
    private readonly WordFields fields = new();
    private readonly List<Piece> pieces = [];
    private IReadOnlyDictionary<string, WordRelation> relations = new Dictionary<string, WordRelation>();

    /// <summary>The boxes of text that were drawn at the paragraphs read so far; whoever takes them empties the list.</summary>
    public List<XElement> Boxes { get; } = [];

    public List<Piece> Read(XElement paragraph, IReadOnlyDictionary<string, WordRelation> of)
    {
        relations = of;
        pieces.Clear();
        ReadChildren(paragraph, null);
        return [.. pieces];
    }

    private void ReadChildren(XElement parent, string? link)
    {
        foreach (var element in parent.Shown())
        {
            ReadElement(element, link);
        }
    }

    private void ReadElement(XElement element, string? link)
    {
        switch (element.Kind())
        {
            case "w:r":
                ReadRun(element, link);
                break;
            case "w:hyperlink":
                ReadChildren(element, LinkOf(element) ?? link);
                break;
            case "w:fldSimple":
                ReadChildren(element, Checked(WordFields.LinkIn(element.Attr("instr") ?? "")) ?? link);
                break;
            case "w:ins":
                losses.Add(Loss.Inserted);
                ReadChildren(element, link);
                break;
            case "w:del":
                losses.Add(Loss.Deleted);
                break;
            case "w:moveFrom":
                losses.Add(Loss.Moved);
                break;
            case "m:oMath" or "m:oMathPara":
                losses.Add(Loss.Equation);
                pieces.AddRange(WordEquation.Read(element));
                break;
            case "w:moveTo" or "w:smartTag" or "w:customXml" or "w:sdt" or "w:sdtContent" or "w:dir" or "w:bdo" or "mc:AlternateContent" or "mc:Choice" or "mc:Fallback":
                ReadChildren(element, link);
                break;
        }
    }

    private void ReadRun(XElement run, string? link)
    {
        var properties = run.Child("w:rPr");
        if (properties.Switch("w:vanish") == true || properties.Switch("w:webHidden") == true)
        {
            if (run.Child("w:t") is not null && properties.Switch("w:vanish") == true)
            {
                losses.Add(Loss.Hidden);
            }

            return;
        }

        var style = properties.Child("w:rStyle").Attr("val");
        var look = new Piece(
            "",
            Bold: properties.Switch("w:b") ?? styles.SwitchOf(style, "w:b") ?? false,
            Italic: properties.Switch("w:i") ?? styles.SwitchOf(style, "w:i") ?? false,
            Position: properties.Child("w:vertAlign").Attr("val") switch { "superscript" => "sup", "subscript" => "sub", _ => "" },
            Link: link ?? Checked(fields.Link));
        CountLooks(run, properties, look);
        foreach (var element in run.Shown())
        {
            ReadInRun(element, look);
        }
    }

    private void ReadInRun(XElement element, Piece look)
    {
        switch (element.Kind())
        {
            case "w:t":
                Add(element.Value, look);
                break;
            case "w:tab" or "w:ptab":
                Add(" ", look);
                break;
            case "w:noBreakHyphen":
                Add("\u2011", look);
                break;
            case "w:br" when element.Attr("type") is null or "textWrapping":
            case "w:cr":
                pieces.Add(look with { Html = "<br>", Text = " " });
                break;
            case "w:sym":
                AddSymbol(element, look);
                break;
            case "w:fldChar" or "w:instrText":
                fields.See(element);
                break;
            case "w:footnoteReference" or "w:endnoteReference":
                pieces.AddRange(notes.Mark(element) is { } mark ? [mark] : []);
                break;
            case "w:commentReference":
                losses.Add(Loss.Comment);
                break;
            case "w:drawing" or "w:pict" or "w:object":
                pieces.AddRange(pictures.Read(element, relations, Boxes));
                break;
            case "mc:AlternateContent" or "mc:Choice" or "mc:Fallback":
                foreach (var inner in element.Shown())
                {
                    ReadInRun(inner, look);
                }

                break;
        }
    }

    private void Add(string text, Piece look)
    {
        var words = Piece.Words(text);
        pieces.Add(look with { Html = words.Html, Text = words.Text });
    }

    // Word keeps the letters of symbol fonts where Unicode has none; the commonest of them mean these.
    private void AddSymbol(XElement symbol, Piece look)
    {
        var code = Convert.ToInt32(symbol.Attr("char") is { Length: <= 6 } hex && hex.All(char.IsAsciiHexDigit) && hex.Length > 0 ? hex : "0", 16);
        var sign = (code & 0xFF, symbol.Attr("font")) switch
        {
            (0xE0 or 0xE8, "Wingdings") => "→",
            (0xDF, "Wingdings") => "←",
            (0xFC, "Wingdings") => "✓",
            (0xA8 or 0x6F, "Wingdings") => "☐",
            (0xFE or 0x78, "Wingdings") => "☒",
            (0xB7, "Symbol") => "•",
            (0xB3, "Symbol") => "≥",
            (0xA3, "Symbol") => "≤",
            (0xB1, "Symbol") => "±",
            (0xAE, "Symbol") => "→",
            _ => code is > 0x20 and < 0xD800 ? ((char)code).ToString() : "",
        };
        if (sign.Length == 0)
        {
            losses.Add(Loss.Symbol);
            return;
        }

        Add(sign, look);
    }

    private void CountLooks(XElement run, XElement? properties, Piece look)
    {
        if (run.Child("w:t") is null)
        {
            return;
        }

        if (properties.Switch("w:u") == true && look.Link is null)
        {
            losses.Add(Loss.Underlined);
        }

        if (properties.Switch("w:strike") == true || properties.Switch("w:dstrike") == true)
        {
            losses.Add(Loss.StruckThrough);
        }

        if (properties.Switch("w:highlight") == true)
        {
            losses.Add(Loss.Highlighted);
        }
    }

    private string? LinkOf(XElement hyperlink)
    {
        if (hyperlink.Attr("id") is not { } id || !relations.TryGetValue(id, out var relation))
        {
            losses.Add(Loss.InnerLink);
            return null;
        }

        var anchor = hyperlink.Attr("anchor") is { Length: > 0 } place && !relation.Target.Contains('#', StringComparison.Ordinal) ? $"#{place}" : "";
        return Checked(relation.Target + anchor);
    }

    // The path of a file on somebody's disk leads nowhere on the web, and neither does a path within the document's folder.
    private string? Checked(string? link)
    {
        if (string.IsNullOrEmpty(link))
        {
            return null;
        }

        if (Links.IsSafe(link) && link.TrimStart()[0] is not ('/' or '#'))
        {
            return link.Trim();
        }

        losses.Add(Loss.UnsafeLink);
        return null;
    }
}
