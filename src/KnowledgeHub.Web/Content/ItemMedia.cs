using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Media;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Web.Media;

namespace KnowledgeHub.Web.Content;

/// <summary>The files of an item as readers get them: in its text, and as a list to take away.</summary>
public sealed class ItemMedia(MediaStore media)
{
    /// <summary>The text with the current version of every file that it shows or links.</summary>
    public async Task<string> RefreshAsync(string html, CancellationToken ct)
    {
        var addresses = MediaLinks.In(html);
        if (addresses.Count == 0)
        {
            return html;
        }

        var files = await media.AtAsync(addresses.ToList(), ct);
        return MediaLinks.Refresh(html, address => files.TryGetValue(address, out var file) ? new LinkedFile(file.Path, file.Alt, file.Width, file.Height) : null);
    }

    /// <summary>The attached files, in the order in which they were attached.</summary>
    public async Task<IReadOnlyList<FileEntry>> FilesAsync(ContentBody body, CancellationToken ct)
    {
        var files = (await media.FindManyAsync([.. body.Attachments.Select(attachment => attachment.Media)], ct)).Where(file => file.DeletedAt is null).ToDictionary(file => file.Id);
        return [.. body.Attachments.Where(attachment => files.ContainsKey(attachment.Media)).Select(attachment => Entry(attachment, files[attachment.Media]))];
    }

    private static FileEntry Entry(Attachment attachment, MediaItem file) =>
        new(attachment.Title.Length > 0 ? attachment.Title : file.Title, file.Path, FileKind.Text(file), file.Credit);
}
