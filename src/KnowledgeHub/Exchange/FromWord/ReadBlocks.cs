using System.Xml.Linq;

namespace KnowledgeHub.Exchange.FromWord;

/// <summary>Reads paragraphs and tables, one after another.</summary>
internal sealed class ReadBlocks(WordStyles styles, WordNumbering numbering, ReadRuns runs, Losses losses)
{
    // What stands before a deleted end of paragraph belongs to the next paragraph.
    private readonly List<Piece> carried = [];
    private bool contentsCounted;

    /// <summary>The blocks of a cell, a note or a box.</summary>
    public List<WordBlock> ReadAll(XElement parent, IReadOnlyDictionary<string, WordRelation> relations)
    {
        var outer = carried.ToList();
        carried.Clear();
        List<WordBlock> blocks = [.. parent.Shown().SelectMany(element => Read(element, relations)), .. Rest()];
        carried.AddRange(outer);
        return blocks;
    }

    /// <summary>What one element of the text gives.</summary>
    public IEnumerable<WordBlock> Read(XElement element, IReadOnlyDictionary<string, WordRelation> relations)
    {
        switch (element.Kind())
        {
            case "w:p":
                return [.. Paragraph(element, relations), .. Boxes(relations)];
            case "w:tbl":
                return [.. Rest(), .. new ReadTable(this, losses).Read(element, relations), .. Boxes(relations)];
            case "w:sdt" when IsContents(element):
                losses.Add(Loss.TableOfContents);
                return [];
            case "w:sdt" or "w:sdtContent" or "w:customXml" or "w:ins" or "w:moveTo" or "mc:AlternateContent" or "mc:Choice" or "mc:Fallback":
                return [.. element.Shown().SelectMany(child => Read(child, relations))];
            case "w:altChunk":
                losses.Add(Loss.OtherFormat);
                return [];
            default:
                return [];
        }
    }

    /// <summary>What is left when the text ends.</summary>
    public IEnumerable<WordBlock> Rest()
    {
        if (carried.Count == 0)
        {
            return [];
        }

        var block = Block(WordRole.Paragraph, 0, [.. carried], null);
        carried.Clear();
        return block is null ? [] : [block];
    }

    private IEnumerable<WordBlock> Paragraph(XElement paragraph, IReadOnlyDictionary<string, WordRelation> relations)
    {
        var properties = paragraph.Child("w:pPr");
        List<Piece> pieces = [.. carried, .. runs.Read(paragraph, relations)];
        carried.Clear();
        var mark = properties.Child("w:rPr");
        if (mark.Child("w:del") is not null || mark.Child("w:moveFrom") is not null)
        {
            carried.AddRange(pieces);
            return [];
        }

        var style = properties.Child("w:pStyle").Attr("val");
        var (role, level) = styles.RoleOf(style);
        if (role == WordRole.Paragraph && properties.Child("w:outlineLvl").Number() is >= 0 and < 9 and var outline)
        {
            (role, level) = (WordRole.Heading, outline + 1);
        }

        if (role == WordRole.Contents)
        {
            CountContents();
            return [];
        }

        var block = Block(role, level, pieces, Place(properties, style, pieces));
        return block is null ? [] : [block];
    }

    private void CountContents()
    {
        if (!contentsCounted)
        {
            losses.Add(Loss.TableOfContents);
            contentsCounted = true;
        }
    }

    // An empty entry has no number of its own.
    private WordListPlace? Place(XElement? properties, string? style, List<Piece> pieces)
    {
        var (own, styled) = (properties.Child("w:numPr"), styles.NumberingOf(style));
        var list = own.Child("w:numId").Attr("val") ?? styled.Child("w:numId").Attr("val");
        return Inline.IsEmpty(pieces) ? null : numbering.Next(list, own.Child("w:ilvl").Number() ?? styled.Child("w:ilvl").Number() ?? 0);
    }

    private WordBlock? Block(WordRole role, int level, List<Piece> pieces, WordListPlace? place)
    {
        if (Inline.IsEmpty(pieces))
        {
            return null;
        }

        if (role is WordRole.Heading or WordRole.Title or WordRole.Subtitle)
        {
            // A heading is bold by itself.
            pieces = [.. pieces.Select(piece => piece with { Bold = false })];
            if (place is { IsBullet: false })
            {
                losses.Add(Loss.HeadingNumber);
            }

            place = null;
        }

        if (place is { IsBullet: false, Format: not ("decimal" or "decimalZero") })
        {
            losses.Add(Loss.ListFormat);
        }

        var text = Inline.Text(pieces);
        if (role == WordRole.Paragraph && place is null && text.Length is > 0 and < 100 && pieces.TrueForAll(piece => piece.Bold || string.IsNullOrWhiteSpace(piece.Text)) && !".:;,".Contains(text[^1], StringComparison.Ordinal))
        {
            losses.Add(Loss.BoldLine);
        }

        var isFigure = text.Length == 0 && pieces.Exists(piece => piece.IsPicture) && role is WordRole.Paragraph or WordRole.Caption;
        return new(isFigure ? WordRole.Paragraph : role, Inline.Html(isFigure ? [.. pieces.Where(piece => piece.IsPicture)] : Trimmed(pieces)).Trim())
        {
            Text = text,
            Level = level,
            List = isFigure ? null : place,
            IsFigure = isFigure,
        };
    }

    private static List<Piece> Trimmed(List<Piece> pieces)
    {
        static bool IsBreak(Piece piece) => piece.Html == "<br>";
        return [.. pieces.SkipWhile(IsBreak).Reverse().SkipWhile(IsBreak).Reverse()];
    }

    private IEnumerable<WordBlock> Boxes(IReadOnlyDictionary<string, WordRelation> relations)
    {
        var boxes = runs.Boxes.ToList();
        runs.Boxes.Clear();
        return boxes.SelectMany(box => ReadAll(box, relations)).ToList();
    }

    private static bool IsContents(XElement control) =>
        control.Child("w:sdtPr").Child("w:docPartObj").Child("w:docPartGallery").Attr("val")?.Contains("Table of Contents", StringComparison.OrdinalIgnoreCase) == true;
}
