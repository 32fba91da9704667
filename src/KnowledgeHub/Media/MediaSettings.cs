using KnowledgeHub.Storage;

namespace KnowledgeHub.Media;

/// <summary>Where files are kept and how big they may be.</summary>
/// <param name="Folder">Below it lie the contents of all files.</param>
/// <param name="ImageMegabytes">The biggest picture (<c>Hub__ImageMegabytes</c>).</param>
/// <param name="DocumentMegabytes">The biggest document (<c>Hub__DocumentMegabytes</c>).</param>
/// <param name="PdfToText">The program that reads PDF (<c>Hub__PdfToText</c>).</param>
public sealed record MediaSettings(string Folder, int ImageMegabytes = 20, int DocumentMegabytes = 50, string PdfToText = "pdftotext")
{
    /// <summary>The most that one form may send, in bytes: some documents at once.</summary>
    public long FormBytes => ((4L * Math.Max(ImageMegabytes, DocumentMegabytes)) + 1) << 20;

    /// <summary>Reads the settings; throws <see cref="SettingException"/> with one line that names the setting.</summary>
    public static MediaSettings From(string dataPath, string? media, int imageMegabytes, int documentMegabytes, string? pdfToText) =>
        (media ?? "").Trim().ToLowerInvariant() switch
        {
            "" or "disk" => new(Path.Combine(dataPath, "media"), imageMegabytes, documentMegabytes, string.IsNullOrWhiteSpace(pdfToText) ? "pdftotext" : pdfToText.Trim()),
            "s3" => throw new SettingException("Hub__Media is 's3', which this version can't do yet; set it to disk and give all nodes the same data path."),
            _ => throw new SettingException($"Hub__Media is '{media}'; set it to disk."),
        };
}
