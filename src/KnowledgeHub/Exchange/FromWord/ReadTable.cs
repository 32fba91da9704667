using System.Xml.Linq;

namespace KnowledgeHub.Exchange.FromWord;

/// <summary>Reads a table with its joined cells. Rows that a tracked change deleted are left out.</summary>
internal sealed class ReadTable(ReadBlocks blocks, Losses losses)
{
    private const int MostColumns = 200;

    public IEnumerable<WordBlock> Read(XElement table, IReadOnlyDictionary<string, WordRelation> relations)
    {
        var rows = Rows(table).Select(row => (IsHeader: row.Child("w:trPr").Switch("w:tblHeader") == true, Cells: Cells(row).ToList())).Where(row => row.Cells.Count > 0).ToList();
        if (rows is [{ Cells: [var only] }])
        {
            losses.Add(Loss.Box);
            return blocks.ReadAll(only.Element, relations);
        }

        Join(rows.ConvertAll(row => row.Cells));
        var headers = rows.TakeWhile(row => row.IsHeader).Count();
        headers = headers == rows.Count ? 0 : headers;
        var head = string.Concat(rows.Take(headers).Select(row => Row(row.Cells, "th", relations)));
        var body = string.Concat(rows.Skip(headers).Select(row => Row(row.Cells, "td", relations)));
        return rows.Count == 0 ? [] : [new(WordRole.Paragraph, $"<table>{(head.Length > 0 ? $"<thead>{head}</thead>" : "")}<tbody>{body}</tbody></table>") { IsTable = true }];
    }

    private IEnumerable<XElement> Rows(XElement parent)
    {
        foreach (var element in parent.Elements())
        {
            if (element.Kind() == "w:tr" && element.Child("w:trPr").Child("w:del") is not null)
            {
                losses.Add(Loss.Deleted);
            }
            else if (element.Kind() == "w:tr")
            {
                yield return element;
            }
            else if (element.Kind() is "w:sdt" or "w:sdtContent" or "w:customXml" or "w:ins" or "w:moveTo")
            {
                foreach (var row in Rows(element))
                {
                    yield return row;
                }
            }
        }
    }

    private static IEnumerable<Cell> Cells(XElement row)
    {
        var column = Math.Max(row.Child("w:trPr").Child("w:gridBefore").Number() ?? 0, 0);
        foreach (var element in CellsIn(row))
        {
            var properties = element.Child("w:tcPr");
            if (properties.Child("w:hMerge").Attr("val") is "continue" || (properties.Child("w:hMerge") is { } merged && merged.Attr("val") is null))
            {
                yield return new(element, column++, 0, true);
                continue;
            }

            var span = Math.Clamp(properties.Child("w:gridSpan").Number() ?? 1, 1, MostColumns);
            yield return new(element, column, span, properties.Child("w:vMerge") is { } joined && joined.Attr("val") != "restart");
            column += span;
        }
    }

    private static IEnumerable<XElement> CellsIn(XElement parent) => parent.Elements().SelectMany(element => element.Kind() switch
    {
        "w:tc" when element.Child("w:tcPr").Child("w:cellDel") is null => [element],
        "w:sdt" or "w:sdtContent" or "w:customXml" => CellsIn(element),
        _ => [],
    });

    // A cell that continues the one above makes it longer and is not drawn itself.
    private static void Join(List<List<Cell>> rows)
    {
        var above = new Dictionary<int, Cell>();
        foreach (var row in rows)
        {
            foreach (var (cell, before) in row.Zip(row.Prepend(null)))
            {
                if (cell.Columns == 0 && before is not null)
                {
                    var owner = before.Owner ?? before;
                    owner.Columns++;
                    cell.Owner = owner;
                }
                else if (cell.Continues && above.TryGetValue(cell.Column, out var upper) && upper.Columns == cell.Columns)
                {
                    upper.Rows++;
                    cell.Owner = upper;
                }
                else
                {
                    above[cell.Column] = cell;
                }
            }
        }
    }

    private string Row(List<Cell> cells, string element, IReadOnlyDictionary<string, WordRelation> relations) => $"<tr>{string.Concat(cells.Where(cell => cell.Owner is null).Select(cell =>
        $"<{element}{(cell.Columns > 1 ? $" colspan=\"{cell.Columns}\"" : "")}{(cell.Rows > 1 ? $" rowspan=\"{cell.Rows}\"" : "")}{(element == "th" ? " scope=\"col\"" : "")}>{Content(cell.Element, relations)}</{element}>"))}</tr>";

    private string Content(XElement cell, IReadOnlyDictionary<string, WordRelation> relations)
    {
        var inside = blocks.ReadAll(cell, relations);
        return inside is [{ IsPlain: true } or { IsFigure: true }] ? inside[0].Html : ComposeBlocks.Html([.. inside.Select(Small)]);
    }

    // Nothing in a cell belongs to the contents of the item.
    private static WordBlock Small(WordBlock block) => block.Role is WordRole.Heading or WordRole.Title or WordRole.Subtitle
        ? block with { Role = WordRole.Paragraph, Html = $"<strong>{block.Html}</strong>" }
        : block;

    private sealed class Cell(XElement element, int column, int columns, bool continues)
    {
        public XElement Element => element;

        public int Column => column;

        public int Columns { get; set; } = columns;

        public int Rows { get; set; } = 1;

        public bool Continues => continues;

        public Cell? Owner { get; set; }
    }
}
