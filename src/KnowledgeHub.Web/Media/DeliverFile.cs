using KnowledgeHub.Accounts;
using KnowledgeHub.Media;
using KnowledgeHub.Storage;
using KnowledgeHub.Web.Accounts;
using Microsoft.Net.Http.Headers;

namespace KnowledgeHub.Web.Media;

/// <summary>
/// Hands out a file. A visitor gets what a live item uses or staff made public; of anything else there is no sign, so
/// that nobody learns what drafts hold. The address follows from the content, so what it leads to never changes.
/// </summary>
public static class DeliverFile
{
    public static async Task<IResult> GetAsync(string address, string name, HttpContext context, MediaStore media, IBlobs blobs, CancellationToken ct)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        if (await FindAsync(address, media, ct) is not { } file || !(file.Open || context.User.May(Permission.Write)))
        {
            return Results.NotFound();
        }

        if (file.Address != address || file.Name != name)
        {
            headers.CacheControl = "no-cache";
            return Results.Redirect(file.Path);
        }

        if (await media.HashAsync(address, ct) is not { } hash || blobs.Open(hash) is not { } content)
        {
            return Results.NotFound();
        }

        headers.CacheControl = file.Open ? "public, max-age=31536000, immutable" : "private, no-cache";
        headers.ContentSecurityPolicy = Policy(file.MediaType);
        headers["Cross-Origin-Resource-Policy"] = file.Open ? "cross-origin" : "same-origin";
        var disposition = new ContentDispositionHeaderValue(file.MediaType.OpensInBrowser ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        headers.ContentDisposition = disposition.ToString();
        return Results.File(content, file.MediaType.ContentType, entityTag: new EntityTagHeaderValue($"\"{hash}\""), enableRangeProcessing: true);
    }

    private static async Task<MediaItem?> FindAsync(string address, MediaStore media, CancellationToken ct) =>
        address.Length == MediaPath.AddressLength && address.All(char.IsAsciiHexDigitLower)
            ? (await media.AtAsync([address], ct)).GetValueOrDefault(address)
            : null;

    // A drawing opened on its own is a page: it may load nothing and run nothing. A PDF's viewer is a part of the browser and would not start in a sandbox.
    private static string Policy(MediaType type) =>
        type == MediaType.Svg ? "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'none'"
        : type == MediaType.Pdf ? "frame-ancestors 'none'"
        : "default-src 'none'; sandbox; frame-ancestors 'none'";
}
