using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Drawing = DocumentFormat.OpenXml.Drawing;
using Presentation = DocumentFormat.OpenXml.Presentation;
using Sheet = DocumentFormat.OpenXml.Spreadsheet;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace KnowledgeHub.Media.Texts;

/// <summary>
/// Reads the words of Word, PowerPoint and Excel files, part by part as a stream, so that a big one costs no memory.
/// Comments, speaker notes, deleted words and hidden sheets are left out.
/// </summary>
internal static class OfficeText
{
    private const string NoText = "There is no text inside.";
    private const string Damaged = "It can't be read; it is damaged, or made by a program that does not keep to the format. Save it anew and replace the file.";

    private static readonly OpenSettings Settings = new() { AutoSave = false, MaxCharactersInPart = 200_000_000 };

    public static TextInside Read(MediaType type, Stream content, CancellationToken ct)
    {
        try
        {
            return type == MediaType.Docx ? ReadWord(content, ct) : type == MediaType.Pptx ? ReadSlides(content, ct) : ReadSheets(content, ct);
        }
        catch (Exception e) when (e is OpenXmlPackageException or System.Xml.XmlException or InvalidDataException or FileFormatException or ArgumentException or InvalidOperationException or FormatException or IOException or UriFormatException)
        {
            return TextInside.Failed(Damaged);
        }
    }

    // Where a page ends, only Word knows: the whole text counts as one.
    private static TextInside ReadWord(Stream content, CancellationToken ct)
    {
        using var document = WordprocessingDocument.Open(content, false, Settings);
        var pages = new PageTexts();
        var main = document.MainDocumentPart ?? throw new InvalidDataException();
        foreach (var part in new OpenXmlPart?[] { main, main.FootnotesPart, main.EndnotesPart }.OfType<OpenXmlPart>())
        {
            Walk(part, reader => AddWord(reader, pages), pages, ct);
        }

        pages.EndPage();
        return TextInside.From(pages, NoText, hasPages: false);
    }

    private static void AddWord(OpenXmlReader reader, PageTexts pages)
    {
        if (reader.ElementType == typeof(Word.Text) && reader.IsStartElement)
        {
            pages.Add(reader.GetText());
        }
        else if (reader.ElementType == typeof(Word.Paragraph) && reader.IsEndElement)
        {
            pages.Add("\n");
        }
        else if (reader.IsStartElement && (reader.ElementType == typeof(Word.TabChar) || reader.ElementType == typeof(Word.Break)))
        {
            pages.Add(" ");
        }
    }

    private static TextInside ReadSlides(Stream content, CancellationToken ct)
    {
        using var document = PresentationDocument.Open(content, false, Settings);
        var pages = new PageTexts();
        var main = document.PresentationPart ?? throw new InvalidDataException();
        foreach (var slide in main.Presentation.SlideIdList?.Elements<Presentation.SlideId>() ?? [])
        {
            if (slide.RelationshipId?.Value is { } id && main.GetPartById(id) is SlidePart part)
            {
                Walk(part, reader => AddDrawing(reader, pages), pages, ct);
            }

            pages.EndPage();
        }

        return TextInside.From(pages, NoText);
    }

    private static void AddDrawing(OpenXmlReader reader, PageTexts pages)
    {
        if (reader.ElementType == typeof(Drawing.Text) && reader.IsStartElement)
        {
            pages.Add(reader.GetText());
        }
        else if (reader.ElementType == typeof(Drawing.Paragraph) && reader.IsEndElement)
        {
            pages.Add("\n");
        }
    }

    private static TextInside ReadSheets(Stream content, CancellationToken ct)
    {
        using var document = SpreadsheetDocument.Open(content, false, Settings);
        var pages = new PageTexts();
        var main = document.WorkbookPart ?? throw new InvalidDataException();
        var shared = ReadShared(main.SharedStringTablePart, ct);
        foreach (var sheet in main.Workbook.Sheets?.Elements<Sheet.Sheet>() ?? [])
        {
            if (sheet.State is null || sheet.State.Value == Sheet.SheetStateValues.Visible)
            {
                pages.Add($"{sheet.Name?.Value}\n");
                if (sheet.Id?.Value is { } id && main.GetPartById(id) is WorksheetPart part)
                {
                    ReadSheet(part, shared, pages, ct);
                }
            }

            pages.EndPage();
        }

        return TextInside.From(pages, NoText);
    }

    private static void ReadSheet(WorksheetPart part, List<string> shared, PageTexts pages, CancellationToken ct)
    {
        var kind = "";
        Walk(
            part,
            reader =>
            {
                if (reader.IsStartElement && reader.ElementType == typeof(Sheet.Cell))
                {
                    kind = reader.Attributes.FirstOrDefault(attribute => attribute.LocalName == "t").Value ?? "";
                }
                else if (reader.IsStartElement && (reader.ElementType == typeof(Sheet.CellValue) || reader.ElementType == typeof(Sheet.Text)))
                {
                    var text = reader.GetText();
                    pages.Add(kind == "s" && int.TryParse(text, out var n) && n >= 0 && n < shared.Count ? shared[n] : text);
                    pages.Add(" ");
                }
                else if (reader.IsEndElement && reader.ElementType == typeof(Sheet.Row))
                {
                    pages.Add("\n");
                }
            },
            pages,
            ct);
    }

    private static List<string> ReadShared(SharedStringTablePart? part, CancellationToken ct)
    {
        var (texts, words, letters) = (new List<string>(), new System.Text.StringBuilder(), 0);
        if (part is not null)
        {
            Walk(
                part,
                reader =>
                {
                    if (reader.IsStartElement && reader.ElementType == typeof(Sheet.Text) && letters < PageTexts.MostLetters)
                    {
                        words.Append(reader.GetText());
                    }
                    else if (reader.IsEndElement && reader.ElementType == typeof(Sheet.SharedStringItem) && letters < PageTexts.MostLetters)
                    {
                        letters += words.Length + 1;
                        texts.Add(words.ToString());
                        words.Clear();
                    }
                },
                new PageTexts(),
                ct);
        }

        return texts;
    }

    private static void Walk(OpenXmlPart part, Action<OpenXmlReader> see, PageTexts pages, CancellationToken ct)
    {
        using var reader = OpenXmlReader.Create(part);
        while (!pages.IsFull && reader.Read())
        {
            ct.ThrowIfCancellationRequested();
            see(reader);
        }
    }
}
