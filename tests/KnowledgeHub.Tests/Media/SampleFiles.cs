using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Drawing = DocumentFormat.OpenXml.Drawing;
using Presentation = DocumentFormat.OpenXml.Presentation;
using Sheet = DocumentFormat.OpenXml.Spreadsheet;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace KnowledgeHub.Tests.Media;

/// <summary>Small files of every kind, made byte by byte where a test is about their bytes. Pictures are 24 × 16.</summary>
internal static class SampleFiles
{
    public static readonly byte[] Jpeg = Convert.FromBase64String("/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAQABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQG/8QAFhABAQEAAAAAAAAAAAAAAAAAABNh/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAX/xAAWEQADAAAAAAAAAAAAAAAAAAAAFWH/2gAMAwEAAhEDEQA/AMxbS2oLFlhDC+6pfbRBYEMDqn//2Q==");

    public static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAABgAAAAQBAMAAAD+CqKmAAAAMFBMVEX/AADuABHdACLMADO7AESqAFWZAGaIAHd3AIhmAJlVAKpEALszAMwiAN0RAO4AAP8lworGAAAAO0lEQVQImU3BQQEAEADAwFVQQQUVVFBBBRVUUEEFFVRQQQW+uwMLQhSSkIUiVKEJXRjCFJawhSNc4ckHGRdfoVqonC0AAAAASUVORK5CYII=");

    public static readonly byte[] Gif = Convert.FromBase64String("R0lGODlhGAAQAPMAAP8AAO4AEd0AIswAM7sARKoAVZkAZogAd3cAiGYAmVUAqkQAuzMAzCIA3REA7gAA/yH5BAAAAAAALAAAAAAYABAAAARcEMhJq50h6827FmAojmQ4nGiqrijhvnAsv0Vt33huG3zv/8DeYUgsGo9EhHLJbDqXiah0Sq1KFdisdsvNLr7gsHgMZpjP6LT63Gi73/C420Gv2+/4+mPP7/v/fBEAOw==");

    public static readonly byte[] WebP = Convert.FromBase64String("UklGRloAAABXRUJQVlA4IE4AAACQAwCdASoYABAAPrVKnkm/pCKhMAgD8BaJbDuAGMPgB+gAD44wAP7v46/mpv8KWzcj/mMHg1j/5xXr/wQ+DaQ3DJ0vjgnmeuSFyxmbeAA=");

    /// <summary>EXIF as a phone writes it: orientation, owner, and a place in degrees, minutes and seconds.</summary>
    public static byte[] Exif(int orientation)
    {
        var tiff = new List<byte>();
        void Entry(int tag, int kind, int count, int value) => tiff.AddRange([.. Little16(tag), .. Little16(kind), .. Little32(count), .. Little32(value)]);
        tiff.AddRange([.. "II*\0"u8, .. Little32(8), .. Little16(3)]);
        Entry(0x0112, 3, 1, orientation);
        Entry(0x013B, 2, 12, 50);
        Entry(0x8825, 4, 1, 62);
        tiff.AddRange([.. Little32(0), .. "Ada Lovelace"u8, .. Little16(2)]);
        Entry(0x0001, 2, 2, 'N');
        Entry(0x0002, 5, 3, 92);
        tiff.AddRange(Little32(0));
        foreach (var part in new[] { 48, 51, 2964 })
        {
            tiff.AddRange([.. Little32(part), .. Little32(part > 60 ? 100 : 1)]);
        }

        return [.. tiff];
    }

    /// <summary>The picture as a phone would give it: with EXIF, a description (XMP), press fields (IPTC), a comment, and a second picture behind the first.</summary>
    public static byte[] JpegFromPhone(int orientation) =>
    [
        0xFF, 0xD8,
        .. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif(orientation)]),
        .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0<x>GPSLatitude 48,51.49N</x>"u8]),
        .. Segment(0xED, [.. "Photoshop 3.0\0Paris"u8]),
        .. Segment(0xFE, [.. "taken at home"u8]),
        .. Jpeg[2..],
        .. Jpeg[..2],
        .. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif(1)]),
        .. Jpeg[2..],
    ];

    public static byte[] PngFromPhone(int orientation) =>
        [.. Png[..33], .. Chunk("eXIf", Exif(orientation)), .. Chunk("tEXt", [.. "Author\0Ada Lovelace"u8]), .. Png[33..], .. "and more"u8];

    public static byte[] WebPFromPhone(int orientation)
    {
        byte[] chunks =
        [
            .. RiffChunk("VP8X", [0x0C, 0, 0, 0, 23, 0, 0, 15, 0, 0]), .. WebP[12..],
            .. RiffChunk("EXIF", Exif(orientation)), .. RiffChunk("XMP ", [.. "<x>GPSLatitude</x>"u8]),
        ];
        return [.. "RIFF"u8, .. Little32(chunks.Length + 4), .. "WEBP"u8, .. chunks];
    }

    /// <summary>A PDF with one line of text a page, its table of objects included.</summary>
    public static byte[] Pdf(params string[] pages)
    {
        var (objects, kids) = (new List<string>(), string.Join(' ', pages.Select((_, n) => $"{4 + (2 * n)} 0 R")));
        objects.Add("<< /Type /Catalog /Pages 2 0 R >>");
        objects.Add($"<< /Type /Pages /Kids [{kids}] /Count {pages.Length} >>");
        objects.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        foreach (var (text, n) in pages.Select((text, n) => (text, n)))
        {
            var drawing = text.Length == 0 ? "0 0 100 100 re f" : $"BT /F1 18 Tf 72 720 Td ({text}) Tj ET";
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + (2 * n)} 0 R >>");
            objects.Add($"<< /Length {drawing.Length} >>\nstream\n{drawing}\nendstream");
        }

        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        foreach (var (text, n) in objects.Select((text, n) => (text, n)))
        {
            places.Add(file.Length);
            file.Append($"{n + 1} 0 obj\n{text}\nendobj\n");
        }

        var start = file.Length;
        file.Append($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        places.ForEach(place => file.Append($"{place:0000000000} 00000 n \n"));
        file.Append($"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    public static byte[] Docx(params string[] paragraphs) => Made(stream =>
    {
        using var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document);
        document.AddMainDocumentPart().Document = new Word.Document(new Word.Body(paragraphs.Select(text => new Word.Paragraph(
            new Word.Run(new Word.Text(text)), new Word.DeletedRun(new Word.Run(new Word.DeletedText("struck out")))))));
    });

    /// <summary>The same with a program inside, under the innocent ending.</summary>
    public static byte[] DocxWithMacro() => Made(stream =>
    {
        using var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.MacroEnabledDocument);
        var main = document.AddMainDocumentPart();
        main.Document = new Word.Document(new Word.Body(new Word.Paragraph(new Word.Run(new Word.Text("harmless")))));
        using var program = new MemoryStream([1, 2, 3]);
        main.AddNewPart<VbaProjectPart>().FeedData(program);
    });

    public static byte[] Pptx(params string[] slides) => Made(stream =>
    {
        using var document = PresentationDocument.Create(stream, PresentationDocumentType.Presentation);
        var main = document.AddPresentationPart();
        var list = new Presentation.SlideIdList();
        foreach (var (text, n) in slides.Select((text, n) => (text, n)))
        {
            var slide = main.AddNewPart<SlidePart>();
            slide.Slide = new Presentation.Slide(new Presentation.CommonSlideData(new Presentation.ShapeTree(new Presentation.Shape(
                new Presentation.TextBody(new Drawing.BodyProperties(), new Drawing.Paragraph(new Drawing.Run(new Drawing.Text(text))))))));
            list.Append(new Presentation.SlideId { Id = (uint)(256 + n), RelationshipId = main.GetIdOfPart(slide) });
        }

        main.Presentation = new Presentation.Presentation(list);
    });

    public static byte[] Xlsx(params (string Sheet, string Shared, string Number)[] sheets) => Made(stream =>
    {
        using var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        var main = document.AddWorkbookPart();
        var strings = main.AddNewPart<SharedStringTablePart>();
        strings.SharedStringTable = new Sheet.SharedStringTable(sheets.Select(sheet => new Sheet.SharedStringItem(new Sheet.Text(sheet.Shared))));
        main.Workbook = new Sheet.Workbook(new Sheet.Sheets(sheets.Select((sheet, n) =>
        {
            var part = main.AddNewPart<WorksheetPart>();
            part.Worksheet = new Sheet.Worksheet(new Sheet.SheetData(new Sheet.Row(
                new Sheet.Cell { DataType = Sheet.CellValues.SharedString, CellValue = new Sheet.CellValue($"{n}") },
                new Sheet.Cell { CellValue = new Sheet.CellValue(sheet.Number) })));
            return new Sheet.Sheet { Name = sheet.Sheet, SheetId = (uint)(n + 1), Id = main.GetIdOfPart(part) };
        })));
    });

    /// <summary>A zip with these parts.</summary>
    public static byte[] Zip(params (string Name, byte[] Content)[] parts) => Made(stream =>
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, content) in parts)
        {
            using var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
            entry.Write(content);
        }
    });

    public static bool Holds(byte[] content, string text) => content.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;

    private static byte[] Made(Action<Stream> make)
    {
        using var stream = new MemoryStream();
        make(stream);
        return stream.ToArray();
    }

    private static byte[] Segment(byte marker, byte[] payload) => [0xFF, marker, (byte)((payload.Length + 2) >> 8), (byte)(payload.Length + 2), .. payload];

    // Nobody checks the sum of a chunk that is dropped.
    private static byte[] Chunk(string name, byte[] data) => [.. Little32(data.Length).Reverse(), .. Encoding.ASCII.GetBytes(name), .. data, 0, 0, 0, 0];

    private static byte[] RiffChunk(string name, byte[] data) => [.. Encoding.ASCII.GetBytes(name), .. Little32(data.Length), .. data, .. new byte[data.Length & 1]];

    private static byte[] Little16(int number) => [(byte)number, (byte)(number >> 8)];

    private static byte[] Little32(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }
}
