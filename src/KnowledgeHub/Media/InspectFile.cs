using System.Text;
using KnowledgeHub.Media.Pictures;

namespace KnowledgeHub.Media;

/// <summary>What an upload turned out to be.</summary>
public abstract record Inspection : IAsyncDisposable
{
    /// <summary>The content as it may be stored: pictures without EXIF, drawings without scripts.</summary>
    public sealed record Accepted(MediaType Type, Stream Clean, int? Width, int? Height) : Inspection
    {
        public override ValueTask DisposeAsync() => Clean.DisposeAsync();
    }

    /// <summary>One sentence that says why, and what would be taken.</summary>
    public sealed record Refused(string Why) : Inspection;

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>Decides by its content what an upload is, and cleans it. The name only tells CSV from plain text.</summary>
public sealed class InspectFile(MediaSettings settings)
{
    /// <summary>Reads a content that can be read from any place. A cleaned one lies in a temporary file until it is disposed.</summary>
    public async Task<Inspection> RunAsync(Stream content, string? sentName, CancellationToken ct)
    {
        var name = FileName.Shown(sentName);
        if (content.Length == 0)
        {
            return new Inspection.Refused($"{name} is empty.");
        }

        var (type, refusal) = await Task.Run(() => TypeOf(content, name), ct);
        if (type is null)
        {
            return new Inspection.Refused($"{name} was not taken: {refusal}.");
        }

        var limit = type.IsImage ? settings.ImageMegabytes : settings.DocumentMegabytes;
        if (content.Length > (long)limit << 20)
        {
            return new Inspection.Refused($"{name} has {FileSize.Text(content.Length)}; {(type.IsImage ? "a picture" : "a document")} may have at most {limit} MB, so make it smaller.");
        }

        content.Position = 0;
        return type.IsImage ? await Task.Run(() => CleanPicture(type, content, name), ct) : new Inspection.Accepted(type, content, null, null);
    }

    private static (MediaType? Type, string Refusal) TypeOf(Stream content, string name)
    {
        var head = new byte[16];
        content.Position = 0;
        var start = head.AsSpan(0, content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
        return start.StartsWith(PngPicture.Signature) ? Is(MediaType.Png)
            : start.StartsWith(JpegPicture.Signature) ? Is(MediaType.Jpeg)
            : start.StartsWith(GifPicture.Signature) ? Is(MediaType.Gif)
            : WebPPicture.IsWebP(start) ? Is(MediaType.WebP)
            : start.StartsWith("%PDF-"u8) ? Is(MediaType.Pdf)
            : start.StartsWith("PK"u8) ? OfficePackage.Inspect(content)
            : start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) ? No("it is an Office file of the old kind or one with a password; save it without a password as .docx, .pptx or .xlsx and upload that")
            : IsMarkup(start) && SvgPicture.IsSvg(content) ? Is(MediaType.Svg)
            : IsMarkup(start) ? No(NotOnTheList)
            : PlainTextFile.IsText(content) ? Is(name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? MediaType.Csv : MediaType.Txt)
            : PlainTextFile.IsNearlyText(content) ? No("its letters are not in UTF-8; save it as UTF-8 (in Excel: CSV UTF-8) and upload that")
            : No(NotOnTheList);
    }

    private static (MediaType? Type, string Refusal) Is(MediaType type) => (type, "");

    private static (MediaType? Type, string Refusal) No(string reason) => (null, reason);

    private static string NotOnTheList => $"the library takes {MediaType.Allowed}";

    private static bool IsMarkup(ReadOnlySpan<byte> start) => Encoding.UTF8.GetString(start).TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith('<');

    private static Inspection CleanPicture(MediaType type, Stream content, string name)
    {
        var clean = TemporaryFile.Create();
        try
        {
            var size = type.Id switch
            {
                "png" => PngPicture.Clean(content, clean),
                "jpg" => JpegPicture.Clean(content, clean),
                "gif" => GifPicture.Clean(content, clean),
                "webp" => WebPPicture.Clean(content, clean),
                _ => SvgPicture.Clean(content, clean),
            };
            clean.Position = 0;
            return new Inspection.Accepted(type, clean, size.Width > 0 ? size.Width : null, size.Height > 0 ? size.Height : null);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            clean.Dispose();
            return new Inspection.Refused($"{name} can't be used as a picture: {(e is EndOfStreamException ? "it is cut off" : e.Message)}.");
        }
        catch
        {
            clean.Dispose();
            throw;
        }
    }
}
