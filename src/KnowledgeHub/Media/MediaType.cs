namespace KnowledgeHub.Media;

/// <summary>A kind of file that the library takes. What a file is, its content decides; its name never does.</summary>
/// <param name="Id">Its name in the database and in filters.</param>
/// <param name="Label">Its name for readers.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="IsImage">Whether it can stand in a text.</param>
public sealed record MediaType(string Id, string Label, string ContentType, bool IsImage)
{
    public static readonly MediaType Png = new("png", "PNG", "image/png", true);
    public static readonly MediaType Jpeg = new("jpg", "JPEG", "image/jpeg", true);
    public static readonly MediaType Gif = new("gif", "GIF", "image/gif", true);
    public static readonly MediaType WebP = new("webp", "WebP", "image/webp", true);
    public static readonly MediaType Svg = new("svg", "SVG", "image/svg+xml", true);
    public static readonly MediaType Pdf = new("pdf", "PDF", "application/pdf", false);
    public static readonly MediaType Docx = new("docx", "Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", false);
    public static readonly MediaType Pptx = new("pptx", "PowerPoint", "application/vnd.openxmlformats-officedocument.presentationml.presentation", false);
    public static readonly MediaType Xlsx = new("xlsx", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false);
    public static readonly MediaType Csv = new("csv", "CSV", "text/csv; charset=utf-8", false);
    public static readonly MediaType Txt = new("txt", "Text", "text/plain; charset=utf-8", false);

    public const string Allowed = "PNG, JPEG, GIF, WebP, SVG, PDF, Word (.docx), PowerPoint (.pptx), Excel (.xlsx), CSV and plain text";

    public static IReadOnlyList<MediaType> All { get; } = [Png, Jpeg, Gif, WebP, Svg, Pdf, Docx, Pptx, Xlsx, Csv, Txt];

    /// <summary>What its pages are called: a spreadsheet has sheets.</summary>
    public string PageWord => this == Pptx ? "slide" : this == Xlsx ? "sheet" : "page";

    /// <summary>Whether a browser shows it in its own window; anything else is downloaded.</summary>
    public bool OpensInBrowser => IsImage || this == Pdf;

    public static MediaType? Find(string? id) => All.FirstOrDefault(type => type.Id == id);

    public static MediaType Get(string id) => Find(id) ?? throw new InvalidOperationException($"There is no type of file '{id}'.");
}
